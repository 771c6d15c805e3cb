import ArgumentParser
import Inspection

/// `chengxu inspect`: what the market runs as a process of its own to read one artefact, handed to it as its standard input.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Read the archive on the standard input and tell what is in it, as JSON.",
        shouldDisplay: false)

    @Flag(help: "Make of the picture on the standard input the three that are shown.")
    var picture = false

    @Flag(help: "Read the codes in the picture on the standard input, and tell what they say, as JSON.")
    var codes = false

    func run() throws {
        throw ExitCode(
            codes ? InspectionProcess.runCodes() : picture ? InspectionProcess.runPicture() : InspectionProcess.run())
    }
}

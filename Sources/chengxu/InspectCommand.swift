import ArgumentParser
import Inspection

/// `chengxu inspect`: what the market runs as a process of its own to read one artefact, handed to it as its standard input.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Read the archive on the standard input and tell what is in it, as JSON.",
        shouldDisplay: false)

    @Flag(help: "Make of the picture on the standard input the three that are shown.")
    var picture = false

    @Flag(help: "List the files in the archive on the standard input, each with its hash.")
    var listing = false

    func run() throws { throw ExitCode(listing ? InspectionProcess.runListing() : picture ? InspectionProcess.runPicture() : InspectionProcess.run()) }
}

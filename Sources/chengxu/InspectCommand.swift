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

    @Flag(help: "Read the e-mail on the standard input and tell what it says, as JSON.")
    var mail = false

    @Option(help: "The public key to check the e-mail's signature against.")
    var key: String?

    @Flag(help: "List the files in the archive on the standard input, each with its hash.")
    var listing = false

    func run() throws {
        if listing { throw ExitCode(InspectionProcess.runListing()) }
        if mail { throw ExitCode(InspectionProcess.runMail(key: key)) }
        if codes { throw ExitCode(InspectionProcess.runCodes()) }
        throw ExitCode(picture ? InspectionProcess.runPicture() : InspectionProcess.run())
    }
}

import ArgumentParser
import Inspection

/// `chengxu inspect`: what the market runs as a process of its own to read one artefact, handed to it as its standard input.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Read the archive on the standard input and tell what is in it, as JSON.",
        shouldDisplay: false)

    func run() throws { throw ExitCode(InspectionProcess.run()) }
}

import ArgumentParser
import Dispatch
import Foundation

/// Where the program begins. What confines its whole process begins before there is any other thread, which could be in the
/// middle of something that is not allowed any more.
@main
enum Beginning {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        if words.first == InspectCommand.configuration.commandName {
            InspectCommand.main(Array(words.dropFirst()))
            exit(EXIT_SUCCESS)
        }
        Task {
            await Chengxu.main()
            exit(EXIT_SUCCESS)
        }
        dispatchMain()
    }
}

/// The command line of Chengxu 诚序.
struct Chengxu: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chengxu",
        abstract: "程序超市 and its escrow 诚序通: a market for software where the honest one can prove it.",
        subcommands: [
            Serve.self, SandboxBankCommand.self, Demo.self, Verify.self, AuditCommand.self, RebuildCommand.self,
            CategoryCommand.self,
            InspectCommand.self, StaffCommand.self,
        ])
}

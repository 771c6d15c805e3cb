import ArgumentParser

/// The command line of Chengxu 诚序.
@main
struct Chengxu: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chengxu",
        abstract: "程序超市 and its escrow 诚序通: a market for software where the honest one can prove it.",
        subcommands: [
            Serve.self, SandboxBankCommand.self, Demo.self, Verify.self, AuditCommand.self, RebuildCommand.self,
            CategoryCommand.self,
        ])
}

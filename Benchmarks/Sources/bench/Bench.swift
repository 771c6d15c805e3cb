import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the server with whole trades.",
        subcommands: [WholeRun.self, FillRun.self, SearchRun.self, BareServer.self],
        defaultSubcommand: WholeRun.self)
}

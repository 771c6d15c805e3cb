import ArgumentParser

/// `chengxu demo`: one whole trade in the terminal, from listing to verified bundle.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run one whole trade on a fresh store in the current folder and verify its bundle.")

    func run() async throws {}
}

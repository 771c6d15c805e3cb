import ArgumentParser
import Foundation

/// `bench fill`: only fills a store, without HTTP: what the rules and the store can do by themselves, and a thing to profile.
struct FillRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill", abstract: "Fill a store in process.")

    @Option(help: "The release server, as built.") var server: String
    @Option(help: "The folder of the source tree, where the server is started.") var house: String
    @Option(help: "A folder for the store; where it is empty, it is set up first.") var data: String
    @Option(help: "The first of two ports on loopback.") var port: UInt16 = 18_440
    @Option(help: "How many entries there shall be.") var entries: Int64

    func run() async throws {
        let folder = URL(filePath: data)
        if !FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let premises = Premises(
                server: URL(filePath: server), house: URL(filePath: house), folder: folder, port: port, bankPort: port + 1)
            try premises.setUp()
        }
        let filling = try await Filling.open(folder, origin: Premises.origin)
        say(try await filling.report(to: entries))
        await filling.close()
    }
}

extension Filling {
    /// Fills, and says how fast that went.
    func report(to target: Int64) async throws -> String {
        let before = try await entries()
        let (start, own) = (nanoseconds(), ownProcessorSeconds())
        try await grow(to: target)
        let (seconds, cores) = (Double(nanoseconds() - start) / 1e9, ownProcessorSeconds() - own)
        let after = try await entries()
        return
            "filled from \(before) to \(after) entries in \(seconds.text(1)) s: \((Double(after - before) / seconds).text(0)) entries/s, \((cores / seconds).text(2)) processors"
    }
}

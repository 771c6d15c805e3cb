import ArgumentParser
import Foundation
import Payments
import Service

/// `bench run`: everything that is measured, from an empty store to a full one.
struct WholeRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Measure everything.")

    @Option(help: "The release server, as built.") var server: String
    @Option(help: "The folder of the source tree, where the server is started.") var house: String
    @Option(help: "A folder for the stores, which is emptied first.") var data: String
    @Option(help: "Whole trades of each measured run.") var trades = 3_000
    @Option(help: "Connections that make trades.") var connections = 64
    @Option(parsing: .upToNextOption, help: "Entries that stand in the store before each run.") var entries = [
        0, 10_000, 1_000_000,
    ]
    @Option(help: "The size of the large artefact in MiB; 0 leaves that part out.") var artefactMib = 1_024
    @Option(help: "The first of four ports on loopback.") var port: UInt16 = 18_430
    @Flag(help: "Leave out the bare Hummingbird and bare SQLite.") var withoutReferences = false
    @Flag(help: "End each trade with the second rating, without the export of its bundle.") var withoutBundle = false
    @Option(help: "A command run once trades are under way, with the server's process number after it: a profiler.") var profiler:
        String?

    func run() async throws {
        let folder = URL(filePath: data)
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        say("\(try DiskSync.line(in: folder))")
        let premises = Premises(
            server: URL(filePath: server), house: URL(filePath: house), folder: folder, port: port, bankPort: port + 1)
        try premises.setUp()

        var bare: Double?
        var summary = Summary()
        for target in entries {
            say("\n== \(target) entries in the store")
            let filling = try await Filling.open(folder, origin: Premises.origin)
            say(try await filling.report(to: Int64(target)))
            let stalls = try await filling.stalls(connections, fileBytes: 16 << 10)
            let first = try await filling.entries()
            await filling.close()

            let copy = folder.appending(path: "before.db")
            if !withoutReferences { try Self.copyStore(folder.appending(path: "market.db"), to: copy) }
            let run = TradeRun(
                premises: premises, stalls: stalls, trades: trades, connections: connections,
                last: withoutBundle ? .sellerRating : .bundle, profiler: profiler)
            var figures = Figures(entries: target)
            let sample = try run.measure(&figures)
            if !withoutReferences {
                let rows = try BareRows(of: folder.appending(path: "market.db").path, from: first, into: copy.path)
                figures.bareSQLite = Double(run.commandCount) / (try rows.insert())
                if bare == nil {
                    bare = try BareRun(program: CommandLine.arguments[0], port: port + 2, connections: connections).measure(
                        answerBytes: sample.body.count, request: sample.request, log: folder.appending(path: "bare.log"))
                }
                figures.bareHummingbird = bare
                say(
                    "bare SQLite, the same rows, \(BareRows.batch) commands a transaction: \((figures.bareSQLite ?? 0).text(0)) commands/s"
                )
                say(
                    "bare Hummingbird, an answer of \(sample.body.count) bytes, the same connections and client: \((bare ?? 0).text(0)) requests/s"
                )
            }
            summary.runs.append(figures)
            say("\(try DiskSync.line(in: folder))")
        }
        for line in summary.lines { say(line) }
        if artefactMib > 0 { try await LargeArtefact(premises: premises, mib: artefactMib).measure() }
    }

    private static func copyStore(_ from: URL, to: URL) throws {
        for end in ["", "-wal", "-shm"] {
            let target = URL(filePath: to.path + end)
            if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
            let source = URL(filePath: from.path + end)
            if end != "-shm", FileManager.default.fileExists(atPath: source.path) {
                try FileManager.default.copyItem(at: source, to: target)
            }
        }
    }
}

/// Where the server under test lives.
struct Premises {
    static let origin = "chengxu.localhost/log"

    let server: URL
    let house: URL
    let folder: URL
    let port: UInt16
    let bankPort: UInt16

    /// Starts the server once, so that its store and keys are there.
    func setUp() throws { try start().stop() }

    func start() throws -> ServerProcess {
        try ServerProcess(
            server,
            [
                "serve", "--weak-passwords", "--log", "error", "--data", folder.path, "--port", "\(port)", "--bank-url",
                "http://127.0.0.1:\(bankPort)",
            ], in: house, port: port, log: folder.appending(path: "server.log"))
    }

    func bank(in loop: Loop) throws -> Bank {
        let secret = try String(contentsOf: folder.appending(path: "keys/sandbox-bank.key"), encoding: .utf8)
        guard let key = SigningKey(hex: secret.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try Bank(teller: BankTeller(key: key), port: bankPort, in: loop)
    }
}

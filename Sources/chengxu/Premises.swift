import Evidence
import Foundation
import Logging
import Market
import Payments
import Service
import Store

/// Where one installation keeps everything, and how its parts are put together from there.
struct Premises {
    let folder: URL
    /// A PostgreSQL connection string; nil for the embedded database in the folder.
    let postgres: String?
    let origin: String
    let logger: Logger
    /// What reads artefacts and pictures.
    var inspector: ConfinedProgram? = .own

    /// Opens the store; only one server writes an embedded one at a time.
    func openDatabase(readOnly: Bool = false) async throws -> any Database {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let postgres {
            return try await PostgresDatabase(conninfo: postgres, beginBatch: Journal.lockLog)
        }
        return try await SQLiteDatabase(path: folder.appending(path: "market.db").path, readOnly: readOnly)
    }

    /// The stored files.
    func openBlobs() async throws -> FileBlobs {
        try await FileBlobs(folder: folder.appending(path: "blobs").path)
    }

    /// The keys of this installation.
    func keys() throws -> KeyFiles { try KeyFiles(folder: folder.appending(path: "keys")) }

    /// The whole marketplace, with its schema applied.
    func open(
        gateways: Gateways, categories: Categories, passwordWork: Passwords.Work = .standard, mail: (any MailSending)? = nil,
        desk: DeskPolicy = .standard, payouts: PayoutPolicy = .standard, policy: Policy = .standard,
        clock: any Service.Clock = SystemClock()
    ) async throws -> Marketplace {
        let database = try await openDatabase()
        try await Migrations(Schema.migrations).apply(to: database)
        let isRebuilt = try await Rebuild(database).runIfOlder { streams in
            logger.info("rebuilding the views", metadata: ["streams": "\(streams)"])
        }
        if isRebuilt { logger.info("the views were rebuilt from the entries") }
        return Marketplace(
            database: database, blobs: try await openBlobs(), clock: clock, chance: .system,
            settings: Settings(
                origin: origin, policy: policy, passwordWork: passwordWork, inspector: inspector, desk: desk, payouts: payouts),
            keys: try keys().server(origin: origin),
            gateways: gateways, categories: categories, mail: mail, logger: logger)
    }

    /// The marketplace for a command that moves no money: its bank is one that nobody listens at.
    func openAlone() async throws -> Marketplace {
        guard let nowhere = WebAddress("http://127.0.0.1:1") else { throw KeyFault.damaged(folder.path) }
        let sandbox = Sandbox(keys: try keys().sandbox(), host: "127.0.0.1", port: 0, folder: folder.appending(path: "bank"))
        return try await open(
            gateways: Gateways(standard: sandbox.gateway(at: nowhere), publicAddress: nowhere), categories: Categories([]))
    }
}

import Foundation
import Logging
import Payments
import Store
import StoreFixtures
import Testing

@testable import Market
@testable import Service

extension TestMarket {
    /// So many nodes of one market: on PostgreSQL each with connections of its own, on SQLite one alone under several names, since
    /// one process has the file. Each node's clock is its own; gateway, keys and files are common.
    static func nodes(_ count: Int, _ driver: Driver, gateway: BookGateway = BookGateway()) async throws -> [TestMarket] {
        switch driver {
        case .sqlite:
            return Array(repeating: try await open(.sqlite, gateway: gateway), count: count)
        case .postgres:
            let conninfo = try await TemporaryPostgres.shared().newConninfo()
            let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-nodes-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let origin = "test.chengxu.example/log"
            let keys = try #require(ServerKeys(origin: origin, chance: .system))
            let address = try #require(WebAddress("http://127.0.0.1:1"))
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            var nodes: [TestMarket] = []
            for _ in 0..<count {
                let database = try await PostgresDatabase(conninfo: conninfo, beginBatch: Journal.lockLog)
                try await Migrations(Schema.migrations).apply(to: database)
                let clock = SetClock(at: Timestamp(ms: 1_700_000_000_000))
                let marketplace = Marketplace(
                    database: database, blobs: try await FileBlobs(folder: folder.appending(path: "blobs").path),
                    clock: clock, chance: .system, settings: Settings(origin: origin, passwordWork: .least), keys: keys,
                    gateways: Gateways(standard: gateway, publicAddress: address), categories: Categories([category]),
                    logger: logger)
                nodes.append(TestMarket(marketplace: marketplace, clock: clock, gateway: gateway, folder: folder))
            }
            return nodes
        }
    }

    /// Moves the clocks of all nodes on.
    static func advance(_ nodes: [TestMarket], by span: Span) {
        var moved: Set<ObjectIdentifier> = []
        for node in nodes where moved.insert(ObjectIdentifier(node.clock)).inserted { node.clock.advance(by: span) }
    }

    static func close(_ nodes: [TestMarket]) async throws {
        var closed: Set<String> = []
        for node in nodes where closed.insert(node.marketplace.commands.node).inserted { await node.marketplace.database.close() }
        try FileManager.default.removeItem(at: nodes[0].folder)
    }
}

import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct NotaryTests {
    /// Who follows the log from its first second finds a tree of size 0, signed, and not nothing. Source: C2SP tlog-checkpoint.
    @Test(arguments: Driver.allCases) func anEmptyLogHasACheckpoint(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let place = market.marketplace
        let text = try #require(try await place.logFace().checkpoint)
        let note = try SignedNote(parsing: Array(text.utf8))
        _ = try note.verify(by: [place.keys.log.verifier])
        let checkpoint = try #require(Checkpoint(text: note.text))
        #expect(checkpoint.size == 0 && checkpoint.root == Merkle.emptyRoot && checkpoint.origin == place.settings.origin)
        #expect(try await place.logFace().checkpoint == text, "the same until something is entered")
        _ = try await Stage.set(market)
        let grown = try SignedNote(parsing: Array(try #require(try await place.logFace().checkpoint).utf8))
        #expect(try #require(Checkpoint(text: grown.text)).size > 0)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func checkpointsGrowAndStayConsistent(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let notary = market.marketplace.notary
        var checkpoints: [Checkpoint] = []
        for _ in 0..<5 {
            _ = try await stage.enquire()
            let note = try #require(try await notary.checkpoint())
            _ = try note.verify(by: [market.marketplace.keys.log.verifier])
            checkpoints.append(try #require(Checkpoint(text: note.text)))
        }
        #expect(try await notary.checkpoint()?.text == checkpoints.last?.text, "without anything new it stays")
        for (first, second) in zip(checkpoints, checkpoints.dropFirst()) {
            let proof = try await market.marketplace.database.read { connection in
                let log = LogTable(connection)
                var tree = TiledTree(size: second.size) { try log.tile($0) }
                return try tree.consistency(from: first.size)
            }
            #expect(proof.verify(firstRoot: first.root, secondRoot: second.root))
        }
        try await market.close()
    }

    @Test func anotherNotaryTakesUpTheLogWhereItStands() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let other = Notary(
            database: place.database, clock: place.clock, origin: place.settings.origin, key: place.keys.log,
            logger: place.logger)
        for round in 0..<6 {
            _ = try await stage.enquire()
            _ = try await (round.isMultiple(of: 2) ? other : place.notary).checkpoint()
        }
        _ = try await market.audit.run()
        let trade = try await stage.enquire()
        let report = BundleVerifier.verify(BytesSource(try await stage.bundle(trade)))
        #expect(report.findings == [])
        try await market.close()
    }

    @Test func bundlesAndCommandsAtOnceAgree() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trades = try await [stage.enquire(), stage.enquire(), stage.enquire()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for trade in trades {
                group.addTask {
                    for number in 0..<30 { _ = try await stage.marketplace.post("\(number)", in: trade, by: stage.seller) }
                }
                group.addTask {
                    for _ in 0..<10 {
                        let report = BundleVerifier.verify(BytesSource(try await stage.bundle(trade)))
                        #expect(report.findings == [])
                    }
                }
            }
            try await group.waitForAll()
        }
        _ = try await market.audit.run()
        try await market.close()
    }
}

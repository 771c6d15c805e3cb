import Evidence
import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ErasureRunnerTests {
    static let secret = "我的手机号写在这里：秘密-7788-保留"

    /// A completed trade in which the buyer wrote something personal, the two parties' old bundle, and a request for erasure.
    private func told(_ market: TestMarket) async throws -> (stage: Stage, trade: TradeID, bundle: [UInt8]) {
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.post(Self.secret, in: trade, by: stage.buyer)
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        _ = try await stage.marketplace.rename(stage.buyer, to: "新名字")
        return (stage, trade, try await stage.bundle(trade))
    }

    private func verify(_ market: TestMarket, _ bundle: [UInt8]) -> BundleReport {
        BundleVerifier.verify(
            BytesSource(bundle), trusting: [market.marketplace.keys.log.verifier, market.marketplace.keys.record.verifier])
    }

    @Test(arguments: Driver.allCases) func whatIsAskedForIsHiddenThenErasedAndEveryProofHolds(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let (stage, trade, before) = try await told(market)
        let place = stage.marketplace
        market.clock.advance(by: .hours(1))
        _ = try await place.requestErasure(by: stage.buyer)

        // Hidden from both sides' pages and from the public; kept in the record and in new bundles.
        for reader in [stage.buyer, stage.seller] {
            let texts = try await place.entries(of: trade, for: reader).flatMap { $0.opened.map(\.text) }
            #expect(!texts.contains(Self.secret))
            #expect(texts.contains("支持。"), "what the other wrote is not touched")
        }
        let shown = try await place.state(of: trade, for: stage.seller).trade
        #expect(shown.ratings[.buyer]?.text.value == nil && shown.ratings[.seller]?.text.value == "爽快")
        #expect(try await place.entries(of: trade, for: stage.buyer).contains { $0.isHidden })
        #expect(try await place.ratings(RatingQuery(of: stage.seller)).map(\.words) == [nil])
        #expect(try await place.ratings(RatingQuery(of: stage.buyer)).map(\.words) == ["爽快"])
        #expect(try holds(Self.secret, try await stage.bundle(trade)))

        // The statute's term: not a day early.
        market.clock.advance(by: .days(Retention.contractDays - 1))
        #expect(try await ErasureRunner(place).runDue() == 0)
        #expect(try await place.keptData(of: stage.buyer).requestedAt != nil)

        market.clock.advance(by: .days(1))
        let count = try await ErasureRunner(place).runDue()
        #expect(count > 3)
        #expect(try await ErasureRunner(place).runDue() == 0, "doing it again does nothing")
        #expect(try await place.keptData(of: stage.buyer).requestedAt == nil, "the request is done")

        let entries = try await place.entries(of: trade, for: stage.seller)
        #expect(entries.contains { $0.kind == Erased.kind })
        #expect(!entries.flatMap { $0.opened.map(\.text) }.contains(Self.secret))
        #expect(entries.contains { $0.kind == "termsProposed" && $0.closed.isEmpty }, "the contract stays")
        let state = try await place.state(of: trade, for: stage.seller).trade
        #expect(state.ratings[.buyer]?.text.value == nil, "no state in memory remembers it")

        let after = try await stage.bundle(trade)
        #expect(!(try holds(Self.secret, after)))
        for bundle in [before, after] {
            #expect(verify(market, bundle).findings == [])
            #expect(verify(market, bundle).trust == .trustedKeys)
        }
        _ = try await market.audit.run()

        let rows = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == rows, "a rebuild gives the same rows")
        #expect(rows.contains { $0.contains("新名字") })
        #expect(!rows.contains { $0.contains("买家") }, "the earlier name is gone")
        try await market.close()
    }

    /// Not a byte of what was erased is left in the files of the database.
    @Test func noByteIsLeftInTheDatabasesFiles() async throws {
        let market = try await TestMarket.open()
        let (stage, _, _) = try await told(market)
        let files = ["market.db", "market.db-wal"].map { market.folder.appending(path: $0) }
        func isLeft() throws -> Bool {
            try files.contains { file in
                guard FileManager.default.fileExists(atPath: file.path) else { return false }
                return try Data(contentsOf: file).range(of: Data(Self.secret.utf8)) != nil
            }
        }
        #expect(try isLeft())
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        market.clock.advance(by: .days(Retention.contractDays + 1))
        #expect(try await ErasureRunner(stage.marketplace).runDue() > 0)
        #expect(!(try isLeft()))
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func theRowsAreGone(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let (stage, _, _) = try await told(market)
        let secret = Array(Self.secret.utf8)
        func count() async throws -> Int {
            try await market.marketplace.database.read { connection in
                try connection.rows("SELECT value FROM openings", []) { try $0.bytes(0) }.filter { $0 == secret }.count
            }
        }
        #expect(try await count() == 1)
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        market.clock.advance(by: .days(Retention.contractDays + 1))
        try await ErasureRunner(stage.marketplace).runDue()
        #expect(try await count() == 0)
        try await market.close()
    }

    @Test func aRequestCanBeTakenBackAndThenNothingIsHidden() async throws {
        let market = try await TestMarket.open()
        let (stage, trade, _) = try await told(market)
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        await #expect(throws: ErasureRefusal.erasureRequested) {
            try await stage.marketplace.requestErasure(by: stage.buyer)
        }
        _ = try await stage.marketplace.withdrawErasure(by: stage.buyer)
        let texts = try await stage.marketplace.entries(of: trade, for: stage.seller).flatMap { $0.opened.map(\.text) }
        #expect(texts.contains(Self.secret))
        market.clock.advance(by: .days(Retention.contractDays + 1))
        #expect(try await ErasureRunner(stage.marketplace).runDue() == 0)
        try await market.close()
    }

    @Test func anEnquiryThatCameToNothingGoesAfterSixMonthsAndWhatCameLaterStays() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        market.clock.advance(by: .hours(1))
        _ = try await stage.marketplace.post("请求之后写的", in: trade, by: stage.buyer)
        market.clock.advance(by: .days(Retention.enquiryDays - 1))
        #expect(try await ErasureRunner(stage.marketplace).runDue() == 0)
        market.clock.advance(by: .days(1))
        #expect(try await ErasureRunner(stage.marketplace).runDue() == 1)
        let texts = try await stage.marketplace.entries(of: trade, for: stage.buyer).flatMap { $0.opened.map(\.text) }
        #expect(texts == ["支持。", "请求之后写的"])
        try await market.close()
    }

    @Test func twoNodesEraseOnce() async throws {
        let market = try await TestMarket.open()
        let (stage, trade, _) = try await told(market)
        _ = try await stage.marketplace.requestErasure(by: stage.buyer)
        market.clock.advance(by: .days(Retention.contractDays + 1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await ErasureRunner(stage.marketplace).runDue() } }
            try await group.waitForAll()
        }
        let entries = try await stage.marketplace.entries(of: trade, for: stage.seller)
        #expect(entries.filter { $0.kind == Erased.kind }.count == 1)
        _ = try await market.audit.run()
        try await market.close()
    }

    /// Whether the text stands in a member of the bundle, whose data are stored as they are.
    private func holds(_ text: String, _ bundle: [UInt8]) throws -> Bool { Data(bundle).range(of: Data(text.utf8)) != nil }
}

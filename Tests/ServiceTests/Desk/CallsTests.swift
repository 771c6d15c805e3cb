import Ledger
import Market
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Service

@Suite struct CallsTests {
    @Test(arguments: Driver.allCases) func aFailedCallIsSeenAndRetriedAtOnce(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let refund = try await stage.refundDue(stage.paid(clauses: []))
        let runner = OutboxRunner(market.marketplace)
        market.gateway.conduct.withLock { $0.isDown = true }
        for _ in 1...3 {
            try await runner.runDue()
            market.clock.advance(by: .hours(2))
        }
        try await runner.runDue()
        market.gateway.conduct.withLock { $0.isDown = false }
        #expect(try await runner.runDue() == 0)
        let row = try #require(try await market.marketplace.openCalls().first)
        #expect(row.id == refund && row.kind == "refund" && row.attempts == 4 && row.lastError == "unreachable")
        #expect(row.order?.amount.minor == 19_900 && row.trade != nil && row.canBeResolved)

        let deed = try await market.marketplace.retryCall(refund, reason: "", by: desk.first).id
        #expect(try await market.marketplace.deed(deed).standing == .done)
        try await runner.runDue()
        #expect(market.gateway.refunds.keys.sorted() == [refund])
        #expect(try await market.marketplace.openCalls().isEmpty)
        await #expect(throws: NotFound.self) { try await market.marketplace.retryCall(refund, reason: "", by: desk.first) }
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aboveTheLimitTwoResolveIt(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: []) { $0.price = Money(minor: 100_000, currency: .cny) }
        let big = try await stage.paid(clauses: []) { $0.price = Money(minor: 100_000, currency: .cny) }
        let (small, large) = (try await stage.refundDue(trade), try await stage.refund(of: big))
        let marketplace = market.marketplace
        market.gateway.conduct.withLock { $0.isDown = true }
        // ¥1,000 is within what one person may do.
        let alone = try await marketplace.resolveCall(small, reference: "2026112300001", reason: "后台已退", by: desk.first)
        #expect(try await marketplace.deed(alone.id).standing == .done)
        #expect(try await marketplace.state(of: trade, for: stage.buyer).trade.openRefunds.isEmpty)
        var settings = marketplace.settings
        settings.desk.aloneMinorMax = 99_999
        let strict = marketplace.with(settings)
        let (id, _) = try await strict.resolveCall(large, reference: "2026112300002", reason: "后台已退", by: desk.first)
        #expect(try await strict.deed(id).standing == .open)
        #expect(try await strict.openCalls().first { $0.id == large }?.proposal == id)
        await #expect(throws: ResolveCallRefusal.proposed) {
            try await strict.resolveCall(large, reference: "2026112300002", reason: "x", by: desk.second)
        }
        await #expect(throws: DeskRefusal.secondIsFirst) { try await strict.consent(to: id, by: desk.first) }
        #expect(try await strict.state(of: big, for: stage.buyer).trade.openRefunds.count == 1)
        _ = try await strict.consent(to: id, by: desk.second)
        let after = try await strict.state(of: big, for: stage.buyer).trade
        #expect(after.openRefunds.isEmpty)
        #expect(try await strict.openCalls().isEmpty, "the entry itself ends the call")
        let kinds = try await strict.entries(of: big, for: stage.buyer).suffix(2)
        #expect(kinds.map(\.kind) == ["callResolved", "refundMade"])
        #expect(kinds.allSatisfy { $0.actor == "staff/\(desk.second)" })
        #expect(kinds.first?.opened.first?.text == "后台已退")
        _ = try await market.audit.run()
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        #expect(try await stage.checkedBundle(big).isEmpty == false)
        try await market.close()
    }

    @Test func whoHasAPartInTheTradeCannot() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let refund = try await stage.refundDue(stage.paid(clauses: []))
        // The buyer becomes an operator, and stays a party of this trade.
        let grant = try await market.marketplace.propose(desk.grant(stage.buyer), reason: "x", by: desk.first)
        _ = try await market.marketplace.consent(to: grant.id, by: desk.second)
        let before = try await market.dump()
        await #expect(throws: DeskRefusal.isParty) {
            try await market.marketplace.retryCall(refund, reason: "", by: stage.buyer)
        }
        await #expect(throws: DeskRefusal.isParty) {
            try await market.marketplace.resolveCall(refund, reference: "20261123", reason: "x", by: stage.buyer)
        }
        await #expect(throws: DeskRefusal.notAllowed) {
            try await market.marketplace.retryCall(refund, reason: "", by: stage.seller)
        }
        await #expect(throws: ResolveCallRefusal.referenceMalformed) {
            try await market.marketplace.resolveCall(refund, reference: "没有", reason: "x", by: desk.first)
        }
        #expect(try await market.dump() == before)
        try await market.close()
    }
}

extension Marketplace {
    /// The same market under other settings.
    func with(_ settings: Settings) -> Marketplace {
        Marketplace(
            database: database, blobs: blobs, clock: clock, chance: chance, settings: settings, keys: keys, gateways: gateways,
            categories: categories, logger: logger)
    }
}

extension Stage {
    /// The refund that is on its way.
    func refund(of trade: TradeID) async throws -> String {
        try #require(try await marketplace.state(of: trade, for: buyer).trade.openRefunds.first?.refund)
    }
}

import Ledger
import Payments
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Market
@testable import Service

/// What was released and settled goes back after all: at the gateway it comes out of the merchant's balance.
@Suite struct SettledMoneyTests {
    /// The whole way, at the sandbox bank, however early the seller gives back.
    @Test(arguments: Driver.allCases, [true, false])
    func whatIsGivenBackReachesTheBuyer(driver: Driver, isSettledBefore: Bool) async throws {
        try await BankedMarket.with(driver) { banked in
            let (stage, marketplace) = (try await Stage.set(banked.market), banked.marketplace)
            let trade = try await banked.agreed(stage)
            let payment = try await banked.pay(trade, stage)
            try await stage.deliver(trade)
            try await stage.receive(trade)
            _ = try await marketplace.confirmAcceptance(in: trade, by: stage.buyer)
            let runner = OutboxRunner(marketplace)
            if isSettledBefore { try await runner.runDue() }
            _ = try await marketplace.refundAfterRelease(of: 18_000, in: trade, by: stage.seller)
            for _ in 0..<3 {
                try await runner.runDue()
                banked.clock.advance(by: .minutes(1))
            }
            #expect(try await marketplace.openCalls().isEmpty)
            guard case .paid(let facts) = try await banked.gateway.query(payment) else { throw NotFound() }
            #expect(facts.settledMinor == 19_900 && facts.refundedMinor == 18_000)
            let kinds = try await marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
            let (settled, made) = (kinds.firstIndex(of: "settlementMade"), kinds.firstIndex(of: "refundMade"))
            #expect(try #require(settled) < #require(made))
            banked.nextMorning()
            #expect(try await BillRunner(marketplace).runDue() == 1)
            let state = try await banked.state
            #expect(state.openCount == 0 && state.differences.isEmpty)
            _ = try await banked.market.audit.run()
        }
    }

    /// A gateway that settles a payment whole: what was given back since is no part of that sum.
    @Test(arguments: [true, false]) func theSettlementIsOfAllThatWasReleased(inParts: Bool) async throws {
        let market = try await TestMarket.open(gateway: BookGateway(settlesInParts: inParts))
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        try await stage.deliver(trade)
        try await stage.receive(trade)
        _ = try await market.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        _ = try await market.marketplace.refundAfterRelease(of: 1_000, in: trade, by: stage.seller)
        for _ in 0..<3 {
            try await OutboxRunner(market.marketplace).runDue()
            market.clock.advance(by: .minutes(1))
        }
        #expect(try await market.marketplace.openCalls().isEmpty)
        #expect(market.gateway.conduct.withLock { $0.settlements.values.map(\.minor) } == [19_900])
        #expect(market.gateway.refunds.values.map(\.minor) == [1_000])
        try await market.close()
    }

    /// What the buyer's bank fetched out of the hold is no part of it either.
    @Test func aChargebackIsNoPartOfTheSettlement() async throws {
        let market = try await TestMarket.open(gateway: BookGateway(settlesInParts: false))
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        let payment = try #require(try await market.marketplace.state(of: trade, for: stage.buyer).trade.payments.last).id
        try market.gateway.takeBack(payment, 900, number: "CB1")
        #expect(try await market.marketplace.confirmPayment(payment, at: market.gateway))
        try await stage.deliver(trade)
        try await stage.receive(trade)
        _ = try await market.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        try await OutboxRunner(market.marketplace).runDue()
        #expect(market.gateway.conduct.withLock { $0.settlements.values.map(\.minor) } == [19_000])
        #expect(try await market.marketplace.openCalls().isEmpty)
        try await market.close()
    }
}

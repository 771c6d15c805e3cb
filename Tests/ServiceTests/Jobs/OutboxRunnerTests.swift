import Ledger
import Payments
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Market
@testable import Service

@Suite struct OutboxRunnerTests {
    @Test(arguments: Driver.allCases, [true, false])
    func aReleaseIsSettledOnceThoughTheGatewayWasDown(driver: Driver, inParts: Bool) async throws {
        let market = try await TestMarket.open(driver, gateway: BookGateway(settlesInParts: inParts))
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        let payment = try await stage.release(trade)
        let runner = OutboxRunner(market.marketplace)

        market.gateway.conduct.withLock { $0.isDown = true }
        for _ in 1...4 {
            #expect(try await runner.runDue() == 1)
            #expect(try await runner.runDue() == 0, "not before its time")
            market.clock.advance(by: .minutes(1))
        }
        let call = try #require(try await market.marketplace.openCalls().first)
        #expect(call.id == "\(payment)-s1" && call.attempts == 4 && call.lastError == "unreachable")
        #expect(try await market.marketplace.openCallsCount() == (1, 1))

        market.gateway.conduct.withLock { $0.isDown = false }
        // The answer is lost between the gateway and the entry: the same call is made again, and settles nothing twice.
        let number = inParts ? "\(payment)-s1" : "\(payment)-s"
        for _ in 1...2 {
            try await runner.runDue()
            #expect(market.gateway.conduct.withLock { $0.settlements.mapValues(\.minor) } == [number: 19_900])
            try await market.reopen(call.id)
            market.clock.advance(by: .hours(1))
        }
        #expect(market.gateway.conduct.withLock { $0.settleCalls } == 2)
        let kinds = try await market.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.filter { $0 == "settlementMade" }.count == 1)
        _ = try await market.audit.run()
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        try await market.close()
    }

    @Test func whatGoesBackGoesBackBeforeTheRestIsSettled() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        market.gateway.conduct.withLock { $0.failsRefunds = true }
        // A part of the payment is on its way back when the rest is released.
        let arrival = try #require(try await market.marketplace.state(of: trade, for: stage.buyer).trade.payments.first)
        let payment = arrival.id
        try await market.order(
            RefundOrdered(
                refund: "\(payment)-r9", payment: payment, gateway: "book", transaction: try #require(arrival.transaction),
                amount: Money(minor: 1, currency: .cny), reason: .given), in: trade)
        _ = try await stage.release(trade)
        try await OutboxRunner(market.marketplace).runDue()
        #expect(market.gateway.conduct.withLock { $0.settlements.isEmpty })
        let waiting = try #require(try await market.marketplace.openCalls().first { $0.kind == "settle" })
        #expect(waiting.lastError == "refundFirst" && waiting.attempts == 0)

        market.gateway.conduct.withLock { $0.failsRefunds = false }
        market.clock.advance(by: .minutes(1))
        for _ in 1...2 {
            try await OutboxRunner(market.marketplace).runDue()
            market.clock.advance(by: .minutes(1))
        }
        #expect(market.gateway.refunds.mapValues(\.minor) == ["\(payment)-r9": 1])
        #expect(market.gateway.conduct.withLock { $0.settlements.mapValues(\.minor) } == ["\(payment)-s1": 19_899])
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func openPaymentsAreClosedWhenTheAgreementFalls(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        for _ in 1...2 { _ = try await market.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh) }
        let payments = try await market.marketplace.state(of: trade, for: stage.buyer).trade.payments.map(\.id)
        market.clock.advance(by: .minutes(30))
        try await DeadlineRunner(market.marketplace).runDue()
        #expect(try await market.marketplace.openCalls().map(\.kind) == ["close", "close"])
        // One of them is paid at the last moment: the money is recorded, and goes back.
        try market.gateway.pay(payments[1], Money(minor: 19_900, currency: .cny), transaction: "late")
        let runner = OutboxRunner(market.marketplace)
        try await runner.runDue()
        #expect(market.gateway.conduct.withLock { $0.closed } == [payments[0]])
        let after = try await market.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(after.phase == .enquiry && after.openRefunds.map(\.reason) == [.unexpectedPayment])
        try await runner.runDue()
        #expect(market.gateway.refunds.values.map(\.minor) == [19_900])
        #expect(try await market.marketplace.openCalls().isEmpty)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func theOtherAttemptIsClosedOnceOneIsPaid() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        _ = try await market.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        let first = try #require(try await market.marketplace.state(of: trade, for: stage.buyer).trade.payments.last?.id)
        try await stage.pay(trade)
        try await OutboxRunner(market.marketplace).runDue()
        #expect(market.gateway.conduct.withLock { $0.closed } == [first])
        #expect(try await market.marketplace.openCalls().isEmpty)
        try await market.close()
    }
}

extension TestMarket {
    private static let reopen: SQL = "UPDATE outbox SET done_ms = NULL, next_ms = 0 WHERE id = $1"

    /// As if the answer had been lost before it was noted.
    func reopen(_ call: String) async throws {
        try await marketplace.database.write { try $0.run(Self.reopen, [.text(call)]) }
    }

    /// A refund is ordered, whatever brought it about. The books are not asked.
    func order(_ refund: RefundOrdered, in trade: TradeID) async throws {
        _ = try await marketplace.commands.handle(OrderAnything(refund: refund), on: .trade(trade), by: .clock)
    }
}

/// Orders a refund without a rule.
private struct OrderAnything: Command {
    let refund: RefundOrdered
    func decide(by actor: Actor, at time: Timestamp, in trade: Trade) throws(NotFound) -> [TradeEvent] {
        var ordered: [TradeEvent] = []
        if !trade.openRefunds.contains(refund) { ordered.append(.refundOrdered(refund)) }
        return ordered
    }
}

extension Stage {
    /// Delivered, received, accepted: the money is released.
    func release(_ trade: TradeID) async throws -> PaymentID {
        try await deliver(trade)
        try await receive(trade)
        _ = try await marketplace.confirmAcceptance(in: trade, by: buyer)
        return try #require(try await marketplace.state(of: trade, for: buyer).trade.payments.last?.id)
    }

    /// Paid and never delivered: the money goes back.
    func refundDue(_ trade: TradeID) async throws -> String {
        market.clock.advance(by: .hours(96))
        try await DeadlineRunner(marketplace).runDue()
        return try #require(try await marketplace.state(of: trade, for: buyer).trade.openRefunds.first?.refund)
    }
}

import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct DeadlineRunnerTests {
    @Test(arguments: Driver.allCases) func silenceAfterDeliveryIsAcceptance(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        let runner = DeadlineRunner(market.marketplace)

        market.clock.advance(by: .days(14))
        market.clock.advance(by: Span(ms: -1))
        try await runner.runDue()
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .delivered)

        market.clock.advance(by: Span(ms: 1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 { group.addTask { try await runner.runDue() } }
            try await group.waitForAll()
        }
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .completed)
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.filter { $0 == "acceptancePassed" }.count == 1)
        #expect(kinds.filter { $0 == "holdReleased" }.count == 1)
        #expect(try await stage.marketplace.wallet(of: stage.seller).balance.minor == 18_905)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func nothingDeliveredIsRefundedThroughTheOutbox() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        market.clock.advance(by: .hours(96))
        try await DeadlineRunner(market.marketplace).runDue()
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .refunded)
        #expect(market.gateway.refunds.isEmpty)
        try await OutboxRunner(market.marketplace).runDue()
        try await OutboxRunner(market.marketplace).runDue()
        #expect(market.gateway.refunds.values.map(\.minor) == [19_900])
        let postings = try await stage.marketplace.postings(of: trade, for: stage.buyer)
        #expect(postings.map(\.amount.minor).reduce(0, +) == 0)
        #expect(postings.count == 6)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func anUnpaidAgreementLapsesUnlessTheGatewayHasTheMoney() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let (lapsing, paid) = (try await stage.enquire(), try await stage.enquire())
        for trade in [lapsing, paid] {
            try await stage.agree(trade)
            _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        }
        let payment = try #require(try await stage.marketplace.state(of: paid, for: stage.buyer).trade.payments.last)
        try market.gateway.pay(payment.id, payment.amount, transaction: "lost-notice")
        market.clock.advance(by: .minutes(30))
        try await DeadlineRunner(market.marketplace).runDue()
        #expect(try await stage.marketplace.state(of: lapsing, for: stage.buyer).trade.phase == .enquiry)
        #expect(try await stage.marketplace.state(of: paid, for: stage.buyer).trade.phase == .funded)
        try await market.close()
    }

    @Test func aLostNotificationIsMadeGoodByAsking() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        let payment = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.payments.last)
        try market.gateway.pay(payment.id, payment.amount, transaction: "t1")
        try await PaymentWatcher(market.marketplace).askAll()
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .funded)
        try await market.close()
    }
}

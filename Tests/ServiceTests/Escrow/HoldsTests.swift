import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct HoldsTests {
    @Test(arguments: Driver.allCases) func aPartGoesBackByAgreementAndTheRestIsReleased(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        let place = stage.marketplace
        try await stage.deliver(trade)
        _ = try await place.extendAcceptance(days: 2, in: trade, by: stage.buyer)
        _ = try await place.giveRefund(amountMinor: 900, reason: "少做了一页", in: trade, by: stage.seller)
        _ = try await place.proposeRefund(amountMinor: 4_000, reason: "后台打不开", in: trade, by: stage.buyer)
        _ = try await place.acceptRefund(1, in: trade, by: stage.seller)
        let payment = try #require(try await place.state(of: trade, for: stage.buyer).trade.payments.last)
        #expect(try await place.paymentState(payment.id, in: trade, for: stage.buyer) == .paid)
        for _ in 0..<3 { try await OutboxRunner(place).runDue() }
        #expect(market.gateway.refunds.values.map(\.minor).sorted() == [900, 4_000])
        let state = try await place.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .completed)
        #expect(state.openRefunds.isEmpty)
        // Five percent of the 150.00 that were released.
        #expect(try await place.wallet(of: stage.seller).balance.minor == 14_250)
        #expect(try await place.postings(of: trade, for: stage.buyer).map(\.amount.minor).reduce(0, +) == 0)
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        _ = try await stage.checkedBundle(trade)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func theSellerStepsBack(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        _ = try await stage.marketplace.cancel(trade, reason: "做不出来", by: stage.seller)
        for _ in 0..<2 { try await OutboxRunner(stage.marketplace).runDue() }
        #expect(market.gateway.refunds.values.map(\.minor) == [19_900])
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .refunded)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func theEndOfAHoldIsSeenInTimeAndDecided(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        let (place, runner) = (stage.marketplace, DeadlineRunner(stage.marketplace))
        try await stage.deliver(trade)
        for _ in 0..<5 { _ = try await place.extendAcceptance(days: 30, in: trade, by: stage.seller) }
        await #expect(throws: ExtendAcceptanceRefusal.outlastsHold) {
            try await place.extendAcceptance(days: 30, in: trade, by: stage.seller)
        }
        _ = try await place.extendAcceptance(days: 15, in: trade, by: stage.seller)
        market.clock.advance(by: .days(174))
        try await runner.runDue()
        #expect(try await place.holdsNearExpiry(limit: 10).isEmpty)
        market.clock.advance(by: .days(1))
        try await runner.runDue()
        #expect(try await place.holdsNearExpiry(limit: 10).map(\.trade) == [trade])
        // The buyer objects; the objection lapses, and at the hold's end nobody objects any more.
        _ = try await place.requestChange("后台打不开", in: trade, by: stage.buyer)
        for _ in 0..<4 {
            market.clock.advance(by: .days(1))
            try await runner.runDue()
        }
        let kinds = try await place.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.suffix(4) == ["changeRequested", "changeLapsed", "holdEnded", "holdReleased"])
        #expect(try await place.holdsNearExpiry(limit: 10).isEmpty)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func termsThatTheGatewayCannotHoldAreRefused() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let days = 90 * 4 + 2 + 14 + 3 + 2 + 1
        await #expect(throws: ProposeTermsRefusal.outlastsHold(days: days, holdDays: 180)) {
            try await stage.agree(trade, clauses: []) { $0.deliveryHours = 2_160 }
        }
        try await market.close()
    }
}

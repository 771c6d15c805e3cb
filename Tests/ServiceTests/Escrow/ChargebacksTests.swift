import Foundation
import FoundationNetworking
import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ChargebacksTests {
    @Test(arguments: Driver.allCases) func whatTheGatewayTookWhileHeldEndsTheTrade(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        let payment = try await Self.payment(of: trade, stage)
        try market.gateway.takeBack(payment, 19_900, number: "CB1")
        for _ in 0..<3 { #expect(try await market.marketplace.confirmPayment(payment, at: market.gateway)) }
        let state = try await market.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .refunded && state.heldMinor == 0 && state.chargebacks.count == 1)
        #expect(try await market.marketplace.chargebacks().map(\.number) == ["CB1"])
        for member in [stage.buyer, stage.seller] {
            let notices = try await market.marketplace.notices(of: member, limit: 50)
            #expect(notices.contains { $0.kind == "chargebackRecorded" })
        }
        #expect(try await stage.checkedBundle(trade).isEmpty == false)
        try await Self.closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func afterTheReleaseItIsTheSellersAndThenADebt(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await Self.completed(stage)
        let payment = try await Self.payment(of: trade, stage)
        try market.gateway.takeBack(payment, 19_900, number: "CB1")
        #expect(try await market.marketplace.confirmPayment(payment, at: market.gateway))
        var wallet = try await market.marketplace.wallet(of: stage.seller)
        // The fee of ¥9.95 had been kept; so much is owed.
        #expect(wallet.balance.minor == 0 && wallet.owed.minor == 995)
        _ = try await Self.completed(stage)
        while try await DebtRunner(market.marketplace).runDue() > 0 {}
        wallet = try await market.marketplace.wallet(of: stage.seller)
        #expect(wallet.balance.minor == 18_905 - 995 && wallet.owed.minor == 0)
        try await Self.closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func whatTheBuyerWaitedForIsOwedToThePlatform(driver: Driver) async throws {
        let market = try await TestMarket.open(driver, policy: TestMarket.keepingFees)
        let stage = try await Stage.set(market)
        let trade = try await Self.completed(stage)
        _ = try await market.marketplace.refundAfterRelease(of: 19_900, in: trade, by: stage.seller)
        let payment = try await Self.payment(of: trade, stage)
        // ¥189.05 is on its way back, and the buyer waits for the rest.
        try market.gateway.takeBack(payment, 19_900, number: "CB1")
        #expect(try await market.marketplace.confirmPayment(payment, at: market.gateway))
        let state = try await market.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.openRefunds.isEmpty && state.owedBack.isEmpty)
        #expect(try await market.marketplace.openCalls().allSatisfy { $0.order?.kind != .refund }, "the entry itself ends the call")
        #expect(try await market.marketplace.wallet(of: stage.seller).owed.minor == 995)
        try await OutboxRunner(market.marketplace).runDue()
        #expect(market.gateway.refunds.isEmpty)
        try await Self.closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func aRefundThatWasMadeAndNotHeardOfIsEnteredFirst(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(clauses: [])
        _ = try await stage.refundDue(trade)
        let state = try await market.marketplace.state(of: trade, for: stage.buyer).trade
        let refund = try #require(state.openRefunds.first.flatMap { MovementOrder($0) })
        _ = try await market.gateway.refund(refund)
        try market.gateway.takeBack(refund.payment, 19_900, number: "CB1")
        #expect(try await market.marketplace.confirmPayment(refund.payment, at: market.gateway))
        let kinds = try await market.marketplace.entries(of: trade, for: stage.buyer).suffix(2)
        #expect(kinds.map(\.kind) == ["refundMade", "chargebackRecorded"])
        guard case .chargebackRecorded(let facts) = kinds.last?.event else { throw NotFound() }
        #expect(facts.double.minor == 19_900 && facts.refunds.isEmpty)
        try await Self.closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func aboveTheLimitTwoOfTheStaffEnterIt(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let trade = try await Self.completed(stage)
        let payment = try await Self.payment(of: trade, stage)
        let marketplace = market.marketplace
        await #expect(throws: RecordChargebackRefusal.moreThanPaid(leftMinor: 19_900)) {
            try await marketplace.enterChargeback(
                of: payment, number: "2026112301", amountMinor: 19_901, reason: "x", by: desk.first)
        }
        await #expect(throws: ResolveCallRefusal.referenceMalformed) {
            try await marketplace.enterChargeback(of: payment, number: "x", amountMinor: 1, reason: "x", by: desk.first)
        }
        let alone = try await marketplace.enterChargeback(
            of: payment, number: "2026112301", amountMinor: 900, reason: "后台显示已撤回", by: desk.first)
        #expect(try await marketplace.deed(alone.id).standing == .done)
        #expect(try await marketplace.wallet(of: stage.seller).balance.minor == 18_905 - 900)
        var settings = marketplace.settings
        settings.desk.aloneMinorMax = 1_000
        let strict = marketplace.with(settings)
        let (id, _) = try await strict.enterChargeback(
            of: payment, number: "2026112302", amountMinor: 19_000, reason: "后台显示已撤回", by: desk.first)
        #expect(try await strict.deed(id).standing == .open)
        await #expect(throws: DeskRefusal.secondIsFirst) { try await strict.consent(to: id, by: desk.first) }
        _ = try await strict.consent(to: id, by: desk.second)
        let state = try await strict.state(of: trade, for: stage.buyer).trade
        #expect(state.chargebacks.map(\.deed) == [alone.id, id] && state.returnableMinor == 0)
        #expect(try await strict.wallet(of: stage.seller).owed.minor == 995)
        try await Self.closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func oneNumberIsNoTwoChargebacks(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        var payments: [PaymentID] = []
        for _ in 0..<2 { payments.append(try await Self.payment(of: stage.paid(clauses: []), stage)) }
        for payment in payments { try market.gateway.takeBack(payment, 100, number: "CB1") }
        #expect(try await market.marketplace.confirmPayment(payments[0], at: market.gateway))
        let before = try await market.dump()
        await #expect(throws: (any Error).self) {
            try await market.marketplace.confirmPayment(payments[1], at: market.gateway)
        }
        #expect(try await market.dump() == before)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aLostNotificationIsFoundByTheBill(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let stage = try await Stage.set(banked.market)
            let (lost, heard) = (try await banked.agreed(stage), try await banked.agreed(stage))
            let payments = [try await banked.pay(lost, stage), try await banked.pay(heard, stage)]
            try await banked.takeBack(payments[0], of: lost, stage, "act=chargeback&amount=50&mishap=lost")
            try await banked.takeBack(payments[1], of: heard, stage, "act=chargeback&amount=&mishap=lost")
            // Of this one the market hears, which is a question to the bank as for any notification.
            #expect(try await banked.marketplace.confirmPayment(payments[1], at: banked.gateway))
            #expect(try await banked.marketplace.state(of: heard, for: stage.buyer).trade.phase == .refunded)
            banked.nextMorning()
            #expect(try await BillRunner(banked.marketplace).runDue() == 1)
            let state = try await banked.state
            #expect(state.differences.map(\.found.difference.kind) == [.chargeback])
            #expect(state.differences.map(\.resolution?.kind) == [.foundByQuery] && state.openCount == 0)
            let trade = try await banked.marketplace.state(of: lost, for: stage.buyer).trade
            #expect(trade.heldMinor == 14_900 && trade.chargebacks.count == 1)
            _ = try await banked.market.audit.run()
        }
    }

    private static func completed(_ stage: Stage) async throws -> TradeID {
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        return trade
    }

    private static func payment(of trade: TradeID, _ stage: Stage) async throws -> PaymentID {
        try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.payments.last).id
    }

    private static func closeWhole(_ market: TestMarket) async throws {
        _ = try await market.audit.run()
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        try await market.close()
    }
}

extension BankedMarket {
    /// The payer's bank takes the payment back, by the form on the pay page.
    fileprivate func takeBack(_ payment: PaymentID, of trade: TradeID, _ stage: Stage, _ form: String) async throws {
        let reading = try await marketplace.state(of: trade, for: stage.buyer)
        let order = try await marketplace.order(for: payment, at: gateway, in: reading, language: .zh)
        guard case .redirect(let link) = try gateway.start(order) else { throw NotFound() }
        var request = URLRequest(url: try #require(URL(string: link)))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "accept")
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "content-type")
        request.httpBody = Data(form.utf8)
        let (body, _) = try await URLSession.shared.data(for: request)
        #expect(String(decoding: body, as: UTF8.self).contains("\"chargedback\""))
    }
}

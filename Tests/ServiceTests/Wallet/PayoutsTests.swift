import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct PayoutsTests {
    /// A market in which the seller has earned ¥189.05 and an account that can be used.
    private func earned(_ driver: Driver = .sqlite) async throws -> (
        market: TestMarket, stage: Stage, account: PayoutAccountID, trade: TradeID
    ) {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        let (_, account) = try await market.marketplace.addPayoutAccount(
            try Self.card, proof: .password(Stage.sellerPassword), of: stage.seller)
        market.clock.advance(by: .hours(72))
        return (market, stage, account, trade)
    }

    static var card: PayoutDestination {
        get throws { try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111111111111111") }
    }

    private func closeWhole(_ market: TestMarket) async throws {
        _ = try await market.audit.run()
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aPayoutArrivesOnce(driver: Driver) async throws {
        let (market, stage, account, _) = try await earned(driver)
        let marketplace = market.marketplace
        let (_, payout) = try await marketplace.orderPayout(of: 10_000, to: account, by: stage.seller)
        var wallet = try await marketplace.wallet(of: stage.seller)
        #expect(wallet.balance.minor == 8_905 && wallet.payingOut.minor == 10_000)
        for _ in 0..<3 { try await PayoutRunner(marketplace).runDue() }
        #expect(market.gateway.payouts.paid == [payout.rawValue: Money(minor: 10_000, currency: .cny)])
        #expect(market.gateway.payouts.starts == 1)
        let row = try await marketplace.payout(payout, of: stage.seller)
        #expect(row.stage == .made && row.label == "招商银行 ••••1111")
        wallet = try await marketplace.wallet(of: stage.seller)
        #expect(wallet.payingOut.minor == 0 && wallet.balance.minor == 8_905)
        await #expect(throws: NotFound.self) { try await marketplace.payout(payout, of: stage.buyer) }
        // The number of the card stands nowhere in the clear.
        let dump = try await market.dump()
        #expect(!dump.contains { $0.contains("4111111111111111") })
        try await closeWhole(market)
    }

    @Test func aLostAnswerIsAskedFor() async throws {
        let (market, stage, account, _) = try await earned()
        market.gateway.set(.lostAnswer)
        let (_, payout) = try await market.marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
        try await PayoutRunner(market.marketplace).runDue()
        #expect(try await market.marketplace.payout(payout, of: stage.seller).stage == .underway)
        market.clock.advance(by: .hours(1))
        try await PayoutRunner(market.marketplace).runDue()
        #expect(try await market.marketplace.payout(payout, of: stage.seller).stage == .made)
        #expect(market.gateway.payouts.starts == 1, "it was asked, not started again")
        try await closeWhole(market)
    }

    @Test func whatCannotBePaidComesBackAndWhatIsOpenIsAskedAgain() async throws {
        let (market, stage, account, _) = try await earned()
        market.gateway.set(.refused)
        let (_, first) = try await market.marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
        try await PayoutRunner(market.marketplace).runDue()
        let row = try await market.marketplace.payout(first, of: stage.seller)
        #expect(row.stage == .failed && row.reason == "accountRefused")
        #expect(try await market.marketplace.wallet(of: stage.seller).balance.minor == 18_905)
        market.gateway.set(.down)
        let (_, second) = try await market.marketplace.orderPayout(of: 6_000, to: account, by: stage.seller)
        try await PayoutRunner(market.marketplace).runDue()
        market.clock.advance(by: .hours(1))
        market.gateway.set(.pending)
        try await PayoutRunner(market.marketplace).runDue()
        #expect(try await market.marketplace.payout(second, of: stage.seller).stage == .underway)
        market.clock.advance(by: .hours(1))
        market.gateway.set(.done)
        try await PayoutRunner(market.marketplace).runDue()
        #expect(try await market.marketplace.payout(second, of: stage.seller).stage == .made)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func theDeskSeesWhatIsOnItsWayWithItsLastError(driver: Driver) async throws {
        let (market, stage, account, _) = try await earned(driver)
        let marketplace = market.marketplace
        let desk = try await Desk.open(market)
        market.gateway.set(.down)
        let (_, first) = try await marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
        market.clock.advance(by: Span(ms: 1))
        let (_, second) = try await marketplace.orderPayout(of: 6_000, to: account, by: stage.seller)
        try await PayoutRunner(marketplace).runDue()
        let payouts = try await marketplace.payoutsForStaff()
        #expect(payouts.map(\.row.id) == [first, second] && payouts.allSatisfy { !$0.needsStaff && $0.attempts == 1 })
        #expect(payouts.map(\.lastError) == ["unreachable", "unreachable"] && payouts[0].approvals.isEmpty)
        #expect(try await marketplace.payoutsForStaff(after: (false, first.rawValue), limit: 1).map(\.row.id) == [second])
        #expect(try await marketplace.payoutsForStaff(after: (true, "~")).count == 2)
        #expect(try await marketplace.payoutsForStaffCount() == 0)
        await #expect(throws: ConfirmPayoutByHandRefusal.unknownPayout) {
            try await marketplace.readPayoutAccount(of: first, by: desk.first)
        }
        let calls = try await marketplace.openCalls().filter { $0.kind == "payout" }
        #expect(Set(calls.compactMap(\.amount?.minor)) == [5_000, 6_000])
        // Its provider speaks for itself, until it was asked in vain three times: then two persons can.
        await #expect(throws: ConfirmPayoutByHandRefusal.providerIsAsked) {
            try await marketplace.confirmPayoutByHand(first, reference: "T-1", by: desk.first)
        }
        for _ in 0..<2 {
            market.clock.advance(by: .hours(1))
            try await PayoutRunner(marketplace).runDue()
        }
        for person in [desk.first, desk.second] {
            _ = try await marketplace.confirmPayoutByHand(first, reference: "T-1", by: person)
        }
        let made = try await marketplace.payout(first, of: stage.seller)
        #expect(made.stage == .made && made.reference == "T-1")
        market.clock.advance(by: .hours(2))
        try await PayoutRunner(marketplace).runDue()
        #expect(try await marketplace.openCalls().filter { $0.kind == "payout" }.map(\.id) == [second.rawValue])
        try await closeWhole(market)
    }

    @Test func stepUpCoolDownAndTakingBack() async throws {
        let (market, stage, _, _) = try await earned()
        let marketplace = market.marketplace
        await #expect(throws: PasswordRefusal.ownPasswordWrong) {
            try await marketplace.addPayoutAccount(try Self.card, proof: .password("wrong"), of: stage.seller)
        }
        let (_, account) = try await marketplace.addPayoutAccount(
            try Self.card, proof: .password(Stage.sellerPassword), of: stage.seller)
        await #expect(throws: OrderPayoutRefusal.accountCooling(72 * 3_600_000)) {
            try await marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
        }
        _ = try await marketplace.removePayoutAccount(account, of: stage.seller)
        #expect(try await marketplace.payoutAccounts(of: stage.seller).count == 1)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func manyOrdersAtOnceNeverTakeMoreThanThereIs(driver: Driver) async throws {
        let (market, stage, account, _) = try await earned(driver)
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    (try? await market.marketplace.orderPayout(of: 10_000, to: account, by: stage.seller)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
        #expect(try await market.marketplace.wallet(of: stage.seller).balance.minor == 8_905)
        try await closeWhole(market)
    }

    @Test(arguments: Driver.allCases) func givingBackFromTheBalanceAndAsADebt(driver: Driver) async throws {
        let (market, stage, account, trade) = try await earned(driver)
        let marketplace = market.marketplace
        _ = try await marketplace.orderPayout(of: 15_000, to: account, by: stage.seller)
        try await PayoutRunner(marketplace).runDue()
        _ = try await marketplace.refundAfterRelease(of: 10_000, in: trade, by: stage.seller)
        var wallet = try await marketplace.wallet(of: stage.seller)
        // ¥39.05 were left, and ¥5.00 of the fee came back.
        #expect(wallet.balance.minor == 0 && wallet.owed.minor == 5_595 && wallet.free.minor == 0)
        try await OutboxRunner(marketplace).runDue()
        #expect(market.gateway.refunds.values.map(\.minor) == [4_405])
        // The next release pays the debt first.
        let next = try await stage.paid(clauses: [])
        try await stage.deliver(next)
        try await stage.receive(next)
        try await stage.complete(next)
        try await DebtRunner(marketplace).runDue()
        wallet = try await marketplace.wallet(of: stage.seller)
        #expect(wallet.owed.minor == 0 && wallet.balance.minor == 18_905 - 5_595)
        try await OutboxRunner(marketplace).runDue()
        #expect(market.gateway.refunds.values.map(\.minor).sorted() == [4_405, 5_595])
        #expect(try await DebtRunner(marketplace).runDue() == 0)
        _ = try await stage.checkedBundle(trade)
        try await closeWhole(market)
    }

    @Test func statementsAddUp() async throws {
        let (market, stage, account, _) = try await earned()
        _ = try await market.marketplace.orderPayout(of: 10_000, to: account, by: stage.seller)
        let months = try await market.marketplace.statementMonths(of: stage.seller)
        var last: Int64 = 0
        for month in months.reversed() {
            let statement = try await market.marketplace.statement(of: stage.seller, for: month)
            #expect(statement.opening.minor == last)
            #expect(statement.closing.minor == last + statement.lines.reduce(0) { $0 + $1.posting.amount.minor })
            last = statement.closing.minor
        }
        #expect(last == 8_905)
        try await market.close()
    }

    @Test func monthsByTheDayInBeijing() throws {
        let november = try #require(StatementMonth("2026-11"))
        #expect(november.start.ms == 1_793_462_400_000)
        #expect(StatementMonth(of: november.start) == november)
        #expect(StatementMonth(of: Timestamp(ms: november.start.ms - 1)) == november.previous)
        for text in ["2026-13", "2026-00", "26-11", "2026-1", "2026-11-1", "", "1999-12"] { #expect(StatementMonth(text) == nil) }
        var month = try #require(StatementMonth("2000-01"))
        for _ in 0..<1_200 {
            #expect(StatementMonth(of: month.start) == month && month.next.previous == month && month < month.next)
            month = month.next
        }
    }
}

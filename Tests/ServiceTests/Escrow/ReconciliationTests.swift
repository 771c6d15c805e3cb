import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

/// Bills that the sandbox bank makes, fetched over HTTP and held against the ledger.
@Suite struct ReconciliationTests {
    @Test(arguments: Driver.allCases) func aDayWithoutFaultsAgreesAndItsFeesAreCosts(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let stage = try await Stage.set(banked.market)
            let trade = try await banked.agreed(stage)
            _ = try await banked.pay(trade, stage)
            let day = BeijingDay(of: banked.clock.now())
            #expect(try await BillRunner(banked.marketplace).runDue() == 0)
            banked.nextMorning()
            #expect(try await BillRunner(banked.marketplace).runDue() == 1)
            #expect(try await BillRunner(banked.marketplace).runDue() == 0)
            let state = try await banked.state
            #expect(state.days[day]?.bill.matched == 1 && state.differences == [])
            #expect(state.days[day]?.fees?.kept == Money(minor: 119, currency: .cny))

            let money = try await banked.marketplace.moneyDays()
            #expect(money.days.map(\.day) == [day, day.adding(days: 1)])
            #expect(money.days.map(\.sumMinor) == [0, 0])
            #expect(money.days.last?.balances == [.gateway("sandbox"): -19_781, .holds: 19_900, .costs: -119])

            let before = try await banked.market.dump(viewsOnly: true)
            try await Rebuild(banked.marketplace.database).run()
            #expect(try await banked.market.dump(viewsOnly: true) == before)
            let report = try await banked.market.audit.run()
            #expect(report.bills == 1 && report.openDifferences == [])
        }
    }

    @Test(arguments: Driver.allCases) func aLostNotificationIsFoundByTheBill(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let stage = try await Stage.set(banked.market)
            let trade = try await banked.agreed(stage)
            _ = try await banked.pay(trade, stage, isHeard: false)
            let known = try await banked.agreed(stage)
            _ = try await banked.pay(known, stage)
            banked.nextMorning()
            #expect(try await BillRunner(banked.marketplace).runDue() == 1)
            let state = try await banked.state
            #expect(state.differences.map(\.found.difference.how) == [.onlyInBill])
            #expect(state.differences.map(\.resolution?.kind) == [.foundByQuery] && state.openCount == 0)
            let after = try await banked.marketplace.state(of: trade, for: stage.buyer).trade
            #expect(after.phase == .funded)
            let entries = try await banked.marketplace.database.read { try Journal($0).entries(of: .trade(trade)) }
            let received = try entries.compactMap { entry -> PaymentReceived? in
                guard case .paymentReceived(let facts) = try entry.event(as: TradeEvent.self) else { return nil }
                return facts
            }
            #expect(received.map(\.found) == [.inBill])
            #expect(state.differences.first?.resolution?.entry?.stream == StreamName.trade(trade).text)
            _ = try await banked.market.audit.run()
        }
    }

    /// The server was down, or its clock was set: the entry is of another day than the line, and no bill misses it.
    @Test(arguments: Driver.allCases, [false, true])
    func aSoundPaymentIsMissingInNoBillHoweverTheClocksStood(driver: Driver, isAhead: Bool) async throws {
        try await BankedMarket.with(driver) { banked in
            let stage = try await Stage.set(banked.market)
            let runner = BillRunner(banked.marketplace)
            if isAhead {
                // Agreed while the clock was three days ahead; entries of that trade are never earlier again.
                banked.clock.advance(by: .days(3))
                let trade = try await banked.agreed(stage)
                banked.clock.advance(by: .days(-3))
                _ = try await banked.pay(trade, stage)
            } else {
                _ = try await banked.pay(try await banked.agreed(stage), stage)
                _ = try await banked.pay(try await banked.agreed(stage), stage, isHeard: false)
                banked.clock.advance(by: .days(3))
            }
            for _ in 0..<7 {
                banked.nextMorning()
                try await runner.runDue()
            }
            let state = try await banked.state
            #expect(state.differences.map(\.found.difference.how) == [.onlyInBill, .onlyInLedger])
            #expect(state.differences.map(\.resolution?.kind) == [.foundByQuery, .inOtherBill])
            #expect(try await banked.market.audit.run().openDifferences == [])
        }
    }

    /// The seller has been paid, and an account can be used.
    private static func earned(_ banked: BankedMarket) async throws -> (stage: Stage, account: PayoutAccountID) {
        let stage = try await Stage.set(banked.market)
        let trade = try await banked.agreed(stage)
        _ = try await banked.pay(trade, stage)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        let card = try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111111111111111")
        let (_, account) = try await banked.marketplace.addPayoutAccount(
            card, proof: .password(Stage.sellerPassword), of: stage.seller)
        banked.clock.advance(by: .hours(72))
        return (stage, account)
    }

    @Test(arguments: Driver.allCases) func payoutsInTheBillMatchThoseOfTheLedger(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let marketplace = banked.marketplace
            let (stage, account) = try await Self.earned(banked)
            let day = BeijingDay(of: banked.clock.now())
            _ = try await marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
            try await PayoutRunner(marketplace).runDue()
            // The bank pays this one, and the market does not hear of it.
            let (_, unheard) = try await marketplace.orderPayout(of: 6_000, to: account, by: stage.seller)
            let number = try #require(MovementNumber(unheard.rawValue))
            let card = try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: "4111111111111111")
            let order = try #require(PayoutOrder(number: number, amount: Money(minor: 6_000, currency: .cny), destination: card))
            #expect(try await banked.gateway.start(order) == .done(order.amount))
            banked.nextMorning()
            try await BillRunner(marketplace).runDue()
            let state = try await banked.state
            let taken = try #require(state.days[day]?.bill)
            #expect(taken.matched == 1 && taken.kindsMatched == [.payment, .refund, .payout, .chargeback])
            #expect(taken.totals.filter { $0.kind == .payout }.map(\.count) == [2])
            #expect(state.differences.map(\.found.difference.how) == [.onlyInBill])
            #expect(state.differences.map(\.resolution?.kind) == [.foundByQuery] && state.openCount == 0)
            #expect(state.differences.first?.resolution?.entry?.stream == StreamName.wallet(stage.seller).text)
            let row = try await marketplace.payout(unheard, of: stage.seller)
            #expect(row.stage == .made)
            try await PayoutRunner(marketplace).runDue()
            #expect(try await marketplace.wallet(of: stage.seller).payingOut.minor == 0)
            // What was entered in the morning is in the bill of the day before, and missing in none.
            banked.clock.advance(by: .hours(48))
            try await BillRunner(marketplace).runDue()
            #expect(try await banked.state.days[day.adding(days: 1)] != nil)
            #expect(try await banked.state.differences.count == 1)

            let before = try await banked.market.dump(viewsOnly: true)
            try await Rebuild(marketplace.database).run()
            #expect(try await banked.market.dump(viewsOnly: true) == before)
            #expect(try await banked.market.audit.run().openDifferences == [])
        }
    }

    @Test(arguments: Driver.allCases) func aPayoutThatTheBillDoesNotHaveIsADifference(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let (marketplace, desk) = (banked.marketplace, try await Desk.open(banked.market))
            let (stage, account) = try await Self.earned(banked)
            let day = BeijingDay(of: banked.clock.now())
            let (_, payout) = try await marketplace.orderPayout(of: 5_000, to: account, by: stage.seller)
            try await PayoutRunner(marketplace).runDue()
            banked.nextMorning()
            _ = try await marketplace.uploadBill(Self.bill(of: day, [], []), of: day, from: "sandbox", by: desk.first)
            let found = try #require(try await banked.state.differences.first?.found.difference)
            #expect(found.how == .onlyInLedger && found.kind == .payout && found.movement == payout.rawValue)
            #expect(found.ledgerAmount?.minor == 5_000 && found.excess.minor == 5_000)
            #expect(found.entry?.stream == StreamName.wallet(stage.seller).text)
            #expect(try await banked.market.audit.run().openDifferences.count == 1)
        }
    }

    @Test(arguments: Driver.allCases) func whatStaysOpenIsResolvedByOneOrTwo(driver: Driver) async throws {
        try await BankedMarket.with(driver) { banked in
            let (marketplace, desk) = (banked.marketplace, try await Desk.open(banked.market))
            let stage = try await Stage.set(banked.market)
            _ = try await banked.pay(try await banked.agreed(stage), stage)
            let day = BeijingDay(of: banked.clock.now())
            banked.nextMorning()
            // A bill with two strange payments beside the known one.
            guard case .file(let bytes) = try await banked.gateway.bill(of: day) else { throw NotFound() }
            let bill = try GatewayBill.read(bytes, from: "sandbox", of: day)
            let forged = Self.bill(of: day, bill.lines.filter { $0.kind == .payment }, [90_000, 250_000])
            await #expect(throws: BillRefusal.self) {
                try await marketplace.uploadBill(Array(forged.dropLast(3)), of: day, from: "sandbox", by: desk.first)
            }
            _ = try await marketplace.uploadBill(forged, of: day, from: "sandbox", by: desk.first)
            #expect(try await marketplace.openDifferencesCount() == 2)
            #expect(try await BillRunner(marketplace).runDue() == 0)
            #expect(try await banked.market.audit.run().openDifferences.count == 2)

            _ = try await marketplace.resolve(
                difference: 1, at: "sandbox", as: .writtenOff, reason: "无法查明", by: desk.first)
            #expect(try await banked.state.openCount == 1)
            let (deed, _) = try await marketplace.resolve(
                difference: 2, at: "sandbox", as: .writtenOff, reason: "无法查明", by: desk.first)
            #expect(try await banked.state.openCount == 1)
            #expect(try await marketplace.openResolutions(at: "sandbox").keys.sorted() == [2])
            await #expect(throws: DeskRefusal.secondIsFirst) { try await marketplace.consent(to: deed, by: desk.first) }
            _ = try await marketplace.consent(to: deed, by: desk.second)
            #expect(try await banked.state.openCount == 0)
            #expect(try await marketplace.moneyDays().days.last?.balances[.costs] == 340_000)
            await #expect(throws: ResolveDifferenceRefusal.resolved) {
                try await marketplace.resolve(difference: 2, at: "sandbox", as: .correction, reason: "再一次", by: desk.first)
            }
            let report = try await banked.market.audit.run()
            #expect(report.bills == 1 && report.openDifferences == [])
        }
    }

    @Test func theAuditNamesABillThatSaysSomethingElse() async throws {
        try await BankedMarket.with { banked in
            let stage = try await Stage.set(banked.market)
            _ = try await banked.pay(try await banked.agreed(stage), stage)
            banked.nextMorning()
            _ = try await BillRunner(banked.marketplace).runDue()
            _ = try await banked.market.audit.run()
            for sql: SQL in [
                "UPDATE v_movements SET amount_minor = amount_minor + 1",
                "UPDATE v_day_changes SET in_minor = in_minor + 1 WHERE place = 'holds'",
            ] {
                _ = try await banked.marketplace.database.write { try $0.run(sql) }
                await #expect(throws: Audit.Fault.self) { try await banked.market.audit.run() }
                try await Rebuild(banked.marketplace.database).run()
                _ = try await banked.market.audit.run()
            }
        }
    }

    @Test func aBankThatIsDownIsAskedAgainLater() async throws {
        try await BankedMarket.with { banked in
            let stage = try await Stage.set(banked.market)
            _ = try await banked.pay(try await banked.agreed(stage), stage)
            let day = BeijingDay(of: banked.clock.now())
            banked.nextMorning()
            try await banked.gateway.misbehave(.down)
            let runner = BillRunner(banked.marketplace)
            #expect(try await runner.runDue() == 0)
            let failure = try await banked.marketplace.reconciledGateway("sandbox")?.failures[day]
            #expect(failure?.attempts == 1 && failure?.reason == "serverError.503")
            try await banked.gateway.misbehave(.none)
            #expect(try await runner.runDue() == 0)
            banked.clock.advance(by: .minutes(2))
            #expect(try await runner.runDue() == 1)
            #expect(try await banked.marketplace.reconciledGateway("sandbox")?.failures == [:])
        }
    }

    /// The bank's own layout, with payments that nobody here knows.
    private static func bill(of day: BeijingDay, _ lines: [GatewayBillLine], _ strange: [Int64]) -> [UInt8] {
        var rows = lines.map { ($0.transaction.text, $0.payment, $0.amount.minor) }
        for (place, minor) in strange.enumerated() { rows.append(("strange\(place)", "shop-\(place)", minor)) }
        func yuan(_ minor: Int64) -> String { "\(minor / 100).\(minor % 100 < 10 ? "0" : "")\(minor % 100)" }
        var text = "#sandbox-bill,2\n#merchant,chengxu-test\n#day,\(day.text)\ntransaction,payment,movement,kind,amount,at\n"
        for row in rows { text += "\(row.0),\(row.1),,payment,\(yuan(row.2)),\(day.text) 12:00:00\n" }
        text += "#total,payment,\(rows.count),\(yuan(rows.map(\.2).reduce(0, +)))\n"
        for kind in GatewayBillLine.Kind.allCases.dropFirst() { text += "#total,\(kind.rawValue),0,0.00\n" }
        return Array((text + "#end,\(rows.count)\n").utf8)
    }
}

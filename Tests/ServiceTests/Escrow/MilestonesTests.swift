import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct MilestonesTests {
    @Test(arguments: Driver.allCases) func theSecondBeginsBeforeTheFirstIsAccepted(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.agreedInTwo()
        let (first, second) = (try await stage.depositStep(1), try await stage.depositStep(2))
        let marketplace = stage.marketplace

        try await stage.payPart(1, of: trade)
        let one = try await stage.deliverPart(1, first, in: trade)
        #expect(try await stage.phases(trade) == [.delivered, .payable])
        try await stage.payPart(2, of: trade)
        #expect(try await stage.balance(of: .hold(trade: trade.rawValue), trade) == 10_000)
        let two = try await stage.deliverPart(2, second, in: trade)
        #expect(one != two)
        #expect(try await stage.phases(trade) == [.delivered, .delivered])

        try await stage.acceptPart(1, first, one, in: trade)
        #expect(try await stage.phases(trade) == [.completed, .delivered])
        #expect(try await stage.balance(of: .hold(trade: trade.rawValue), trade) == 4_000)
        #expect(try await marketplace.wallet(of: stage.seller).balance.minor == 5_700)
        try await stage.acceptPart(2, second, two, in: trade)

        let state = try await marketplace.state(of: trade, for: stage.seller).trade
        #expect(state.phase == .completed)
        #expect(state.parts.map(\.phase) == [.completed, .completed])
        #expect(state.heldMinor == 0)
        #expect(try await stage.balance(of: .hold(trade: trade.rawValue), trade) == 0)
        #expect(try await stage.balance(of: .fees, trade) == 500)
        #expect(try await marketplace.wallet(of: stage.seller).balance.minor == 9_500)
        let kinds = try await marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        let money = ["paymentReceived", "filesDelivered", "receiptSigned", "acceptanceConfirmed", "holdReleased"]
        #expect(
            kinds.filter(money.contains) == [
                "paymentReceived", "filesDelivered", "paymentReceived", "filesDelivered", "receiptSigned", "acceptanceConfirmed",
                "holdReleased", "receiptSigned", "acceptanceConfirmed", "holdReleased",
            ])

        let files = try await stage.checkedBundle(trade)
        for file in [first, second] { #expect(files.contains(file.rawValue)) }
        try await stage.isSound(trade)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatIsNeverPaidLapses(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.agreedInTwo()
        let first = try await stage.depositStep(1)
        try await stage.payPart(1, of: trade)
        let one = try await stage.deliverPart(1, first, in: trade)
        try await stage.acceptPart(1, first, one, in: trade)
        #expect(try await stage.phases(trade) == [.completed, .payable])

        // The buyer sets out to pay and does not: an attempt that is open keeps nothing from lapsing.
        _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        let runner = DeadlineRunner(market.marketplace)
        market.clock.advance(by: Span(ms: Span.days(14).ms - 1))
        try await runner.runDue()
        #expect(try await stage.phases(trade) == [.completed, .payable])
        market.clock.advance(by: Span(ms: 1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await runner.runDue() } }
            try await group.waitForAll()
        }

        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.parts.map(\.phase) == [.completed, .lapsed])
        #expect(state.phase == .completed)
        #expect(state.deadline(.milestone) == nil)
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.filter { $0 == "milestonesLapsed" }.count == 1)
        #expect(try await stage.marketplace.wallet(of: stage.seller).balance.minor == 5_700)

        // Money that comes after the end goes back whole.
        let late = try #require(state.payments.last)
        try market.gateway.pay(late.id, late.amount, transaction: "late")
        _ = try await stage.marketplace.confirmPayment(late.id, at: market.gateway)
        for _ in 0..<2 { try await OutboxRunner(market.marketplace).runDue() }
        #expect(market.gateway.refunds.values.map(\.minor) == [4_000])
        #expect(try await stage.balance(of: .hold(trade: trade.rawValue), trade) == 0)

        _ = try await stage.checkedBundle(trade)
        try await stage.isSound(trade)
        try await market.close()
    }

    @Test func aLostNotificationKeepsTheRestFromLapsing() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.agreedInTwo()
        let first = try await stage.depositStep(1)
        try await stage.payPart(1, of: trade)
        let one = try await stage.deliverPart(1, first, in: trade)
        try await stage.acceptPart(1, first, one, in: trade)
        _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        let payment = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.payments.last)
        try market.gateway.pay(payment.id, payment.amount, transaction: "lost-notice")
        market.clock.advance(by: .days(14))
        try await DeadlineRunner(market.marketplace).runDue()
        #expect(try await stage.phases(trade) == [.completed, .funded])
        try await stage.isSound(trade)
        try await market.close()
    }
}

extension Stage {
    /// Both have agreed on two milestones, ¥60 and ¥40; nothing is paid.
    func agreedInTwo() async throws -> TradeID {
        let trade = try await enquire()
        var terms = TestMarket.terms
        terms.price = Money(minor: 10_000, currency: .cny)
        terms.deliveryMethod = .files
        terms.milestones = [
            Milestone(amountMinor: 6_000, deliveryHours: 24, acceptanceDays: 3),
            Milestone(amountMinor: 4_000, deliveryHours: 48, acceptanceDays: 7),
        ]
        let reading = try await marketplace.state(of: trade, for: buyer)
        _ = try await marketplace.propose(
            terms, clauses: [],
            milestones: [MilestoneWording(title: "原型", criteria: ["能登录"]), MilestoneWording(title: "上线")], answering: 0,
            ticks: Set(reading.trade.requiredTicks(for: terms, nil)), password: Self.buyerPassword, in: trade, by: buyer)
        let proposal = try #require(try await marketplace.state(of: trade, for: seller).trade.openProposal)
        _ = try await marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: [], proof: .password(Self.sellerPassword), in: trade,
            by: seller)
        return trade
    }

    func depositStep(_ number: Int) async throws -> Digest {
        try await marketplace.deposit(
            AsyncStream.of([Array("第\(number)步".utf8)]), name: "第\(number)步.zip", media: "application/zip", by: seller
        ).artefact.sha256
    }

    func payPart(_ number: Int, of trade: TradeID) async throws {
        _ = try await marketplace.startPayment(in: trade, part: number, by: buyer, language: .zh)
        let payment = try #require(try await marketplace.state(of: trade, for: buyer).trade.payments.last)
        try market.gateway.pay(payment.id, payment.amount, transaction: "tx-\(number)")
        _ = try await marketplace.confirmPayment(payment.id, at: market.gateway)
    }

    /// The seller delivers that milestone; its manifest comes back.
    func deliverPart(_ number: Int, _ file: Digest, in trade: TradeID) async throws -> Digest {
        _ = try await marketplace.deliver([file], note: "", in: trade, part: number, by: seller)
        return try #require(try await marketplace.state(of: trade, for: buyer).trade.round(of: number)).manifest
    }

    /// The buyer fetches that milestone, signs for it and accepts it.
    fileprivate func acceptPart(_ number: Int, _ file: Digest, _ manifest: Digest, in trade: TradeID) async throws {
        let (reader, _, _) = try await marketplace.openDelivered(file, in: trade, for: buyer)
        let bytes = try await reader.read(offset: 0, countMax: 10_000)
        try await marketplace.recordDownload(
            of: file, firstByte: 0, bytesSent: Int64(bytes.count), client: "test", in: trade, by: buyer)
        _ = try await marketplace.signReceipt(manifest: manifest, proof: try buyerProof(of: manifest), in: trade, by: buyer)
        _ = try await marketplace.confirmAcceptance(in: trade, part: number, by: buyer)
    }

    fileprivate func phases(_ trade: TradeID) async throws -> [PartPhase] {
        try await marketplace.state(of: trade, for: buyer).trade.parts.map(\.phase)
    }

    /// What the trade's postings leave in that account, in minor units.
    fileprivate func balance(of account: Account, _ trade: TradeID) async throws -> Int64 {
        try await marketplace.postings(of: trade, for: buyer).filter { $0.account == account }.reduce(0) { $0 + $1.amount.minor }
    }

    /// The books balance, the audit finds nothing, and the views come back row for row.
    fileprivate func isSound(_ trade: TradeID) async throws {
        #expect(try await marketplace.postings(of: trade, for: buyer).reduce(0) { $0 + $1.amount.minor } == 0)
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
    }
}

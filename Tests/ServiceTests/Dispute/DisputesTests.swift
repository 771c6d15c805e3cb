import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct DisputesTests {
    /// A market with a delivered trade of ¥199 that the buyer disputes, and three mediators.
    private struct Desk {
        let market: TestMarket
        let stage: Stage
        let trade: TradeID
        let mediators: [MemberID]

        var place: Marketplace { market.marketplace }

        static func open(_ driver: Driver, completed: Bool = false, policy: Policy = .standard) async throws -> Desk {
            let market = try await TestMarket.open(driver, policy: policy)
            let stage = try await Stage.set(market)
            let trade = try await stage.paid()
            try await stage.deliver(trade)
            if completed {
                try await stage.receive(trade)
                _ = try await market.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
            }
            var mediators: [MemberID] = []
            for name in ["first", "second", "third"] {
                mediators.append(
                    try await market.marketplace.register(handle: "mediator-\(name)", displayName: name, password: "long enough 1"))
                try await market.marketplace.grantAsHost(.mediator, to: "mediator-\(name)", reason: "开张")
            }
            let desk = Desk(market: market, stage: stage, trade: trade, mediators: mediators)
            _ = try await desk.place.openDispute(
                [.defective, .notAsDescribed], clauses: ["deliveryMethod"], wish: DisputeOutcome(refundMinor: 19_900),
                statement: "后台打不开", in: trade, by: stage.buyer)
            return desk
        }

        func state() async throws -> Trade { try await place.state(of: trade, for: stage.buyer).trade }

        /// Until a mediator has it and the evidence window is closed.
        func mediate() async throws {
            _ = try await place.answerDispute(1, stance: .contested, text: "能打开", in: trade, by: stage.seller)
            _ = try await place.escalateDispute(1, in: trade, by: stage.buyer)
            let file = try await place.deposit(
                AsyncStream.of([Array("日志".utf8)]), name: "日志.txt", media: "text/plain", by: stage.buyer)
            _ = try await place.addEvidence(
                file: file.artefact.sha256, note: "登录时报错", entries: [1], dispute: 1, in: trade, by: stage.buyer)
            market.clock.advance(by: .hours(73))
            try await DeadlineRunner(place).runDue()
            _ = try await place.takeDispute(1, in: trade, by: mediators[0])
        }

        func finding(_ isFounded: Bool) -> [DisputeFinding] {
            [DisputeFinding(claim: .defective, isFounded: isFounded, text: "见日志", entries: [1])]
        }

        /// Refunds reach the gateway, a rebuild gives the same rows, the audit is clean, and the bundle verifies.
        func close(_ refunds: [Int64]) async throws {
            for _ in 0..<3 { try await OutboxRunner(place).runDue() }
            #expect(market.gateway.refunds.values.map(\.minor).sorted() == refunds)
            #expect(try await place.postings(of: trade, for: stage.buyer).map(\.amount.minor).reduce(0, +) == 0)
            let before = try await market.dump(viewsOnly: true)
            try await Rebuild(place.database).run()
            #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
            _ = try await market.audit.run()
            _ = try await stage.checkedBundle(trade)
            try await market.close()
        }
    }

    @Test(arguments: Driver.allCases) func aSettlementWithASplit(driver: Driver) async throws {
        let desk = try await Desk.open(driver)
        let (place, trade, stage) = (desk.place, desk.trade, desk.stage)
        _ = try await place.offerSettlement(
            DisputeOutcome(refundMinor: 4_900, extraSupportMonths: 3), note: "", dispute: 1, in: trade, by: stage.seller)
        _ = try await place.offerSettlement(
            DisputeOutcome(refundMinor: 9_900), note: "一半", dispute: 1, in: trade, by: stage.buyer)
        await #expect(throws: DisputeRefusal.noSuchOffer) {
            try await place.acceptSettlement(1, dispute: 1, in: trade, by: stage.buyer)
        }
        _ = try await place.acceptSettlement(2, dispute: 1, in: trade, by: stage.seller)
        let state = try await desk.state()
        #expect(state.phase == .completed && state.disputes.last?.phase == .settled)
        // Five percent of the ¥100.00 that were released.
        #expect(try await place.wallet(of: stage.seller).balance.minor == 9_500)
        let row = try #require(try await place.disputes(of: trade).first)
        #expect(row.phase == .settled && row.ground == .settlement && row.refundMinor == 9_900)
        #expect(row.refundBasisPoints == 4_974 && row.category == "website-source" && row.due == nil)
        #expect(try await place.openDisputes(limit: 10).isEmpty)
        try await desk.close([9_900])
    }

    @Test(arguments: Driver.allCases) func aMediatorsProposalThatBothAccept(driver: Driver) async throws {
        let desk = try await Desk.open(driver)
        let (place, trade, stage) = (desk.place, desk.trade, desk.stage)
        try await desk.mediate()
        let row = try #require(try await place.openDisputes(limit: 10).first)
        #expect(row.mediator == desk.mediators[0] && row.phase == .mediating && row.due == row.deadline)
        await #expect(throws: DeskRefusal.notAllowed) {
            try await place.proposeMediation(
                DisputeOutcome(refundMinor: 1), reason: "x", dispute: 1, in: trade, by: stage.buyer)
        }
        _ = try await place.proposeMediation(
            DisputeOutcome(refundMinor: 10_000, feeWaived: true), reason: "各半", dispute: 1, in: trade, by: desk.mediators[0])
        _ = try await place.answerMediation(1, isAccepted: true, note: "", in: trade, by: stage.buyer)
        _ = try await place.answerMediation(1, isAccepted: true, note: "", in: trade, by: stage.seller)
        #expect(try await desk.state().disputes.last?.decided?.ground == .mediation)
        #expect(try await place.wallet(of: stage.seller).balance.minor == 9_900)
        try await desk.close([10_000])
    }

    @Test(arguments: Driver.allCases) func aRulingAnAppealAndAnotherOutcome(driver: Driver) async throws {
        let desk = try await Desk.open(driver)
        let (place, trade, stage) = (desk.place, desk.trade, desk.stage)
        try await desk.mediate()
        _ = try await place.proposeMediation(
            DisputeOutcome(refundMinor: 5_000), reason: "折中", dispute: 1, in: trade, by: desk.mediators[0])
        _ = try await place.answerMediation(1, isAccepted: false, note: "不够", in: trade, by: stage.buyer)
        _ = try await place.ruleDispute(
            desk.finding(false), outcome: DisputeOutcome(refundMinor: 0), reason: "日志看不出", dispute: 1, in: trade,
            by: desk.mediators[0])
        _ = try await place.appealRuling(1, reason: "日志第二行", in: trade, by: stage.buyer)
        await #expect(throws: DisputeRefusal.hadItBefore) {
            try await place.takeDispute(1, in: trade, by: desk.mediators[0])
        }
        _ = try await place.takeDispute(1, in: trade, by: desk.mediators[1])
        _ = try await place.decideAppeal(
            desk.finding(true), outcome: DisputeOutcome(refundMinor: 19_900, licence: .ended), reason: "第二行写着",
            dispute: 1, in: trade, by: desk.mediators[1])
        let state = try await desk.state()
        #expect(state.phase == .refunded && state.licenceEndedAt != nil)
        #expect(state.disputes.last?.rulings.count == 2)
        let kinds = try await place.notices(of: stage.seller, limit: 50).map(\.kind)
        for kind in ["disputeOpened", "disputePassed", "mediationProposed", "disputeRuled", "rulingAppealed", "outcomeExecuted"] {
            #expect(kinds.contains(kind), "\(kind)")
        }
        try await desk.close([19_900])
    }

    @Test(arguments: Driver.allCases, [Policy.standard, TestMarket.keepingFees])
    func afterTheReleaseTheMoneyComesFromTheWallet(driver: Driver, policy: Policy) async throws {
        let desk = try await Desk.open(driver, completed: true, policy: policy)
        let (place, trade, stage) = (desk.place, desk.trade, desk.stage)
        #expect(try await place.wallet(of: stage.seller).balance.minor == 18_905)
        try await desk.mediate()
        _ = try await place.proposeMediation(
            DisputeOutcome(refundMinor: 1), reason: "折中", dispute: 1, in: trade, by: desk.mediators[0])
        desk.market.clock.advance(by: .hours(49))
        try await DeadlineRunner(place).runDue()
        _ = try await place.ruleDispute(
            desk.finding(true), outcome: DisputeOutcome(refundMinor: 19_900), reason: "成立", dispute: 1, in: trade,
            by: desk.mediators[0])
        #expect(try await place.wallet(of: stage.seller).balance.minor == 18_905)
        desk.market.clock.advance(by: .days(7))
        try await DeadlineRunner(place).runDue()
        let state = try await desk.state()
        #expect(state.phase == .completed && state.disputes.last?.decided?.ground == .ruling)
        // With its fee the seller has all of it. Where that is kept, it is the seller's debt, and the buyer waits for it.
        #expect(try await place.wallet(of: stage.seller).balance.minor == 0)
        #expect(state.owedBack.map(\.leftMinor) == (policy.returnsFee ? [] : [995]))
        try await desk.close([policy.returnsFee ? 19_900 : 18_905])
    }

    @Test(arguments: Driver.allCases) func nobodyMediatesWhoHasDealtWithAParty(driver: Driver) async throws {
        let desk = try await Desk.open(driver)
        let (place, trade, stage) = (desk.place, desk.trade, desk.stage)
        try await desk.mediate()
        // The second mediator has bought from the seller.
        let other = try await place.openEnquiry(about: stage.listing, by: desk.mediators[1]).trade
        #expect(try await place.dealings(of: desk.mediators[1], withPartiesOf: trade) == [], "an enquiry is no deal")
        _ = try await place.takeStandardTerms(in: other, by: desk.mediators[1])
        let reading = try await place.state(of: other, for: desk.mediators[1])
        let proposal = try #require(reading.trade.openProposal)
        _ = try await place.confirm(
            proposal: proposal.number, document: proposal.document, ticks: Set(reading.trade.requiredTicks),
            proof: .password("long enough 1"), in: other, by: desk.mediators[1])
        #expect(
            try await place.dealings(of: desk.mediators[1], withPartiesOf: trade) == [MediatorDealing(.bought, in: other)])
        _ = try await place.recuseDispute(1, reason: "认识卖家", in: trade, by: desk.mediators[0])
        await #expect(throws: DisputeRefusal.hasDealtWithParty) {
            try await place.takeDispute(1, in: trade, by: desk.mediators[1])
        }
        _ = try await place.takeDispute(1, in: trade, by: desk.mediators[2])
        _ = try await market(desk).audit.run()
        try await desk.market.close()
    }

    private func market(_ desk: Desk) -> TestMarket { desk.market }
}

import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct MediatorDeskTests {
    /// A market with two mediators and a delivered trade.
    private struct Scene {
        let market: TestMarket
        let stage: Stage
        let trade: TradeID
        let first: MemberID
        let second: MemberID

        var place: Marketplace { stage.marketplace }

        static func open(_ driver: Driver = .sqlite) async throws -> Scene {
            let market = try await TestMarket.open(driver)
            let stage = try await Stage.set(market)
            var mediators: [MemberID] = []
            for handle in ["mediator-a", "mediator-b"] {
                mediators.append(
                    try await stage.marketplace.register(handle: handle, displayName: "调解员", password: "horse staple battery"))
                try await stage.marketplace.grantAsHost(.mediator, to: handle, reason: "轮值")
            }
            let trade = try await stage.paid()
            try await stage.deliver(trade)
            return Scene(market: market, stage: stage, trade: trade, first: mediators[0], second: mediators[1])
        }

        func wait(_ span: Span) async throws {
            market.clock.advance(by: span)
            try await DeadlineRunner(place).runDue()
        }

        /// To the mediator's desk: opened, answered, escalated; the evidence window has closed.
        func disputed() async throws {
            _ = try await place.openDispute(
                [.defective], clauses: ["criteria"], wish: DisputeOutcome(refundMinor: 19_900), statement: "订单不能导出", in: trade,
                by: stage.buyer)
            _ = try await place.answerDispute(1, stance: .contested, text: "能导出", in: trade, by: stage.seller)
            _ = try await place.escalateDispute(1, in: trade, by: stage.buyer)
            try await wait(.hours(73))
        }

        /// The first mediator's ruling, with words for publication.
        func ruled(publication: String? = "缺陷成立，减价两成。") async throws {
            _ = try await place.takeDispute(1, in: trade, by: first)
            _ = try await place.proposeMediation(
                DisputeOutcome(refundMinor: 2_000), reason: "各让一步", dispute: 1, in: trade, by: first)
            _ = try await place.answerMediation(1, isAccepted: false, note: "", in: trade, by: stage.buyer)
            _ = try await place.ruleDispute(
                [finding], outcome: DisputeOutcome(refundMinor: 3_980), reason: "缺陷成立", publication: publication, dispute: 1,
                in: trade, by: first)
        }

        var finding: DisputeFinding { DisputeFinding(claim: .defective, isFounded: true, text: "可以复现", entries: [0]) }
    }

    @Test(arguments: Driver.allCases) func theFileIsSealedUntilTheDisputeIsTaken(driver: Driver) async throws {
        let scene = try await Scene.open(driver)
        let place = scene.place
        try await scene.disputed()
        let before = try await place.disputeRoom(1, in: scene.trade, for: scene.first)
        #expect(!before.isUnsealed && before.brief == nil && before.canBeTaken(by: scene.first))
        #expect(try await place.disputesWaiting(for: scene.first) == 1)
        _ = try await place.takeDispute(1, in: scene.trade, by: scene.first)
        let after = try await place.disputeRoom(1, in: scene.trade, for: scene.first)
        #expect(after.isOwn && after.isUnsealed)
        let statements = try #require(after.brief).brief.statements
        #expect(statements.map(\.what) == [.disputeOpened, .disputeAnswered])
        #expect(statements.first?.claims == [.defective])
        let other = try await place.disputeRoom(1, in: scene.trade, for: scene.second)
        #expect(!other.isUnsealed && !other.canBeTaken(by: scene.second))
        #expect(try await place.disputesWaiting(for: scene.second) == 0)
        #expect(try await place.mediatorWork().map(\.open).sorted() == [0, 1])
        await #expect(throws: NotFound.self) {
            try await place.disputeRoom(1, in: scene.trade, for: scene.stage.buyer)
        }
        try await scene.market.close()
    }

    @Test(arguments: Driver.allCases) func aRulingIsPublishedOnceItIsCarriedOut(driver: Driver) async throws {
        let scene = try await Scene.open(driver)
        let place = scene.place
        try await scene.disputed()
        try await scene.ruled()
        #expect(try await place.publishedRulings(limit: 10).isEmpty, "it can be appealed against yet")
        try await scene.wait(.days(8))
        let published = try #require(try await place.publishedRulings(limit: 10).first)
        #expect(published.text == "缺陷成立，减价两成。")
        #expect(published.refundBasisPoints == 2_000)
        #expect(!published.isOnAppeal && !published.id.contains(scene.trade.rawValue))
        #expect(try await place.publishedRuling(published.id).findings.map(\.isFounded) == [true])
        await #expect(throws: NotFound.self) { try await place.publishedRuling("0123456789abcdef0123") }
        let rows = try await scene.market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await scene.market.dump(viewsOnly: true) == rows, "a rebuild gives the same rows")
        _ = try await scene.market.audit.run()
        _ = try await scene.stage.checkedBundle(scene.trade)
        try await scene.market.close()
    }

    @Test func onAppealOnlyTheLastRulingIsPublished() async throws {
        let scene = try await Scene.open()
        let place = scene.place
        try await scene.disputed()
        try await scene.ruled()
        _ = try await place.appealRuling(1, reason: "没有看第三条", in: scene.trade, by: scene.stage.seller)
        await #expect(throws: DisputeRefusal.hadItBefore) {
            try await place.takeDispute(1, in: scene.trade, by: scene.first)
        }
        _ = try await place.takeDispute(1, in: scene.trade, by: scene.second)
        _ = try await place.decideAppeal(
            [scene.finding], outcome: DisputeOutcome(refundMinor: 0), reason: "第三条写明了", publication: nil, dispute: 1,
            in: scene.trade, by: scene.second)
        #expect(try await place.publishedRulings(limit: 10).isEmpty, "what was overturned is not published")
        let room = try await place.disputeRoom(1, in: scene.trade, for: scene.first)
        #expect(room.isUnsealed, "whoever has ruled may read what came of it")
        try await scene.market.close()
    }

    @Test func everyChoiceAddsUpToWhatIsHeld() async throws {
        let scene = try await Scene.open()
        try await scene.disputed()
        let room = try await scene.place.disputeRoom(1, in: scene.trade, for: scene.first)
        for minor: Int64 in [0, 1, 9_950, 19_900] {
            let money = try await scene.place.reckon(DisputeOutcome(refundMinor: minor), in: room.reading).money
            #expect(money.fromHold.minor + money.released.minor + money.stillHeld.minor == 19_900)
            #expect(money.fee.minor + money.net.minor == money.released.minor)
            #expect(money.refund.minor == minor)
        }
        try await scene.market.close()
    }

    @Test func casesAreAlikeByCategoryClaimAndPrice() throws {
        func row(_ trade: UInt64, _ claims: [DisputeClaim], price: Int64, refund: Int64?) -> DisputeRow {
            DisputeRow(
                trade: TradeID(at: Timestamp(ms: 0), random: (0, trade)), number: 1, phase: refund == nil ? .mediating : .ruled,
                openedBy: .buyer, buyer: MemberID(at: Timestamp(ms: 0), random: (0, 1)),
                seller: MemberID(at: Timestamp(ms: 0), random: (0, 2)), claims: claims, category: "plugin", priceMinor: price,
                disputedMinor: price, mediator: nil, isSuspended: false, deadline: nil, due: nil, openedAt: Timestamp(ms: 0),
                closedAt: Timestamp(ms: Int64(trade)), ground: .ruling, refundMinor: refund)
        }
        let one = row(1, [.defective, .insecure], price: 10_000, refund: nil)
        let closed = [
            row(2, [.licence], price: 10_000, refund: 10_000), row(3, [.defective], price: 90_000, refund: 0),
            row(4, [.defective], price: 12_000, refund: 6_000), row(5, [.insecure, .defective], price: 30_000, refund: 30_000),
            row(6, [.defective], price: 9_900, refund: 0),
        ]
        let similar = SimilarCases(to: one, among: closed)
        #expect(similar.cases.map(\.priceMinor) == [30_000, 9_900, 12_000], "both claims first, then the nearest price")
        #expect(similar.medianBasisPoints == 5_000)
        #expect(SimilarCases(to: one, among: []).medianBasisPoints == nil)
    }
}

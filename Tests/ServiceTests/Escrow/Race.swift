import Ledger
import Market
import Payments
import Store
import Testing

@testable import Service

/// Where races are run: a seller with a listing and a buyer, and two mediators.
struct Course: Sendable {
    let stage: Stage
    let mediator: MemberID
    /// Who decides on appeals.
    let otherMediator: MemberID

    static func set(_ market: TestMarket, name: String) async throws -> Course {
        func mediator(_ letter: String) async throws -> MemberID {
            try await market.marketplace.register(
                handle: "mediator-\(name)-\(letter)", displayName: letter, password: "long enough 1")
        }
        return Course(
            stage: try await Stage.set(market, name: name), mediator: try await mediator("a"),
            otherMediator: try await mediator("b"))
    }
}

/// A trade just before its end, and who can bring that end about.
struct Race: Sendable {
    /// Where the trade stands, and with it what can happen.
    enum Scene: String, CaseIterable, Sendable {
        case delivered, funded, agreed
        /// Delivered as well; the payer's bank takes the money back meanwhile, and the seller gives back what was released.
        case chargedBack
        /// A mediator has ruled that half goes back, and the time to appeal is over.
        case ruled
        /// One side has appealed, and another mediator has the dispute.
        case appealed
    }

    /// Somebody who acts. A new way to end a hold is one more row.
    struct Actor: Sendable {
        let name: String
        let act: @Sendable (Race, Marketplace) async throws -> Void
    }

    /// The way to the start, in which disputes ripen.
    enum Lap: CaseIterable {
        case ruling, opening, appeal, start

        /// How many hours pass before each: fourteen days in all, and the appeal of the third is decided until an hour later.
        static let hours = [73, 119, 73, 71]
    }

    let scene: Scene
    let trade: TradeID
    let course: Course
    let payment: PaymentID
    static let price = TestMarket.terms.price
    /// What a mediator has go back.
    static let ruledMinor: Int64 = 10_000

    var stage: Stage { course.stage }

    init(_ number: Int, _ scene: Scene, _ course: Course) async throws {
        (self.scene, self.course) = (scene, course)
        let stage = course.stage
        trade = try await stage.marketplace.openEnquiry(about: stage.listing, by: stage.buyer).trade
        try await stage.agree(trade)
        switch scene {
        case .agreed:
            _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
            payment = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.payments.last).id
        case .funded: payment = try await stage.pay(trade)
        case .delivered, .chargedBack, .ruled, .appealed:
            payment = try await stage.pay(trade)
            try await stage.deliver(trade)
            try await stage.receive(trade)
            if scene == .ruled { try await dispute() }
        }
    }

    /// What has to be done before the start at that time.
    func goOn(_ lap: Lap) async throws {
        switch (lap, scene) {
        case (.ruling, .ruled): try await rule()
        case (.opening, .appealed): try await dispute()
        case (.appeal, .appealed):
            try await rule()
            try await give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看到日志"), by: .member(stage.seller))
            try await give(TakeDispute(dispute: 1, mediator: course.otherMediator, dealings: []), by: .staff(course.otherMediator))
        default: break
        }
    }

    private func dispute() async throws {
        let wish = DisputeOutcome(refundMinor: Self.price.minor)
        try await give(
            OpenDispute(claims: [.defective], clauses: [], wish: wish, statement: "打开就闪退"), by: .member(stage.buyer))
        try await give(AnswerDispute(dispute: 1, stance: .contested, text: "能正常打开"), by: .member(stage.seller))
        try await give(EscalateDispute(dispute: 1), by: .member(stage.buyer))
    }

    /// The evidence window is over; nobody accepts what the mediator proposes, and the mediator rules.
    private func rule() async throws {
        let (mediator, outcome) = (course.mediator, DisputeOutcome(refundMinor: Self.ruledMinor))
        try await give(PassDispute(), by: .clock)
        try await give(TakeDispute(dispute: 1, mediator: mediator, dealings: []), by: .staff(mediator))
        try await give(ProposeMediation(dispute: 1, mediator: mediator, outcome: outcome, reason: "折中"), by: .staff(mediator))
        try await give(AnswerMediation(dispute: 1, isAccepted: false, note: ""), by: .member(stage.seller))
        try await give(
            RuleDispute(dispute: 1, mediator: mediator, findings: Self.findings, outcome: outcome, reason: "依卷宗"),
            by: .staff(mediator))
    }

    static let findings = [DisputeFinding(claim: .defective, isFounded: true, text: "见卷宗", entries: [1])]

    private func give<Given: Command>(_ command: Given, by actor: Market.Actor) async throws where Given.State: Viewed {
        try await Self.insisting { _ = try await stage.marketplace.commands.handle(command, on: .trade(trade), by: actor) }
    }

    /// On a machine that is busy with other things a node may wait for the other's transaction for longer than the lock's timeout.
    /// Nothing was kept then, so it may be done again.
    static func insisting<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        for _ in 0..<20 {
            do {
                return try await body()
            } catch StoreFailure.conflict {
                continue
            }
        }
        return try await body()
    }
}

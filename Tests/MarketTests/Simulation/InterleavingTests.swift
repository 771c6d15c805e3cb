import Ledger
import Testing

@testable import Market

/// Three actors with four steps each, in every order that keeps each actor's own: 34,650 orders. Whatever comes first, the books
/// balance after every entry and there is exactly one outcome.
@Suite struct InterleavingTests {
    /// What an actor does at its turn, as the trade then stands; a refusal changes nothing.
    typealias Turn = @Sendable (Trade) -> (command: any TradeCommand, by: Actor, at: Timestamp?)

    static let acts: [(name: String, start: @Sendable () throws -> Story, actors: [[Turn]])] = [
        (
            "release, refund and deadlines of a delivery", { try Story.signedHeld() },
            [
                [
                    { _ in (ProposeRefund.of(4_000), .buyer, nil) }, { _ in (ExtendAcceptance(days: 3), .buyer, nil) },
                    { _ in (ConfirmAcceptance(), .buyer, nil) }, { _ in (AcceptRefund(number: 2), .buyer, nil) },
                ],
                [
                    { _ in (GiveRefund.of(1_000), .seller, nil) }, { _ in (AcceptRefund(number: 1), .seller, nil) },
                    { _ in (ProposeRefund.of(2_000), .seller, nil) }, { $0.giveAll },
                ],
                [{ $0.pass(.acceptance) }, { $0.pass(.refundTalk) }, { $0.pass(.holdAlarm) }, { $0.pass(.holdExpiry) }],
            ]
        ),
        (
            "cancellation, delivery and the clock", { try Story.funded(holding: 30) },
            [
                [
                    { (CancelTrade.please, .buyer, $0.deliverBy) }, { _ in (ProposeRefund.of(10_000), .buyer, nil) },
                    { _ in (AnswerDeliveryTime(number: 1, isGranted: true), .buyer, nil) },
                    { _ in (DeclineRefund(number: 1, reason: ""), .buyer, nil) },
                ],
                [
                    { _ in (AskDeliveryTime.of(24), .seller, nil) }, { _ in (DeliverFiles.files(), .seller, nil) },
                    { _ in (CancelTrade.please, .seller, nil) }, { _ in (AcceptRefund(number: 1), .seller, nil) },
                ],
                [{ $0.pass(.delivery) }, { $0.pass(.refundTalk) }, { $0.pass(.acceptance) }, { $0.pass(.holdAlarm) }],
            ]
        ),
        (
            "two payments, changes and what the gateway says", { try Story.doublyStarted() },
            [
                [
                    { _ in (RequestChange.please, .buyer, nil) }, { _ in (ProposeRefund.of(9_999), .buyer, nil) },
                    { _ in (CancelTrade.please, .buyer, nil) }, { _ in (ConfirmAcceptance(), .buyer, nil) },
                ],
                [
                    { _ in (DeliverFiles.files(), .seller, nil) }, { _ in (GiveRefund.of(1), .seller, nil) },
                    { _ in (DeliverFiles.files(), .seller, nil) }, { _ in (AcceptRefund(number: 1), .seller, nil) },
                ],
                [
                    { _ in (RecordPayment.of(1), .bank, nil) }, { _ in (RecordPayment.of(2), .bank, nil) }, { $0.pass(.payment) },
                    { $0.pass(.change) },
                ],
            ]
        ),
        (
            "acceptance, giving back after it, and what the payer's bank fetches", { try Story.signedHeld() },
            [
                [
                    { _ in (ProposeRefund.of(4_000), .buyer, nil) }, { _ in (ConfirmAcceptance(), .buyer, nil) },
                    { _ in (AcceptRefund(number: 1), .buyer, nil) }, { $0.pass(.acceptance) },
                ],
                [
                    { _ in (AcceptRefund(number: 1), .seller, nil) }, { $0.giveBackAfter(3_000) }, { $0.giveAll },
                    { $0.giveBackAfter(2_000) },
                ],
                [
                    { $0.chargeBack(2_500, "CB1") }, { $0.tellRefund }, { $0.chargeBack(2_500, "CB1") },
                    { $0.chargeBack(7_500, "CB2") },
                ],
            ]
        ),
        (
            "a ruling, acceptance, giving all of it back, and what the payer's bank fetches", { try Story.ruledHeld() },
            [
                [
                    { _ in (AppealRuling(dispute: 1, isAppeal: false, reason: ""), .buyer, nil) },
                    { _ in (ProposeRefund.of(4_000), .buyer, nil) }, { _ in (ConfirmAcceptance(), .buyer, nil) },
                    { $0.pass(.acceptance) },
                ],
                [
                    { _ in (AppealRuling(dispute: 1, isAppeal: false, reason: ""), .seller, nil) },
                    { _ in (GiveRefund.of(1), .seller, nil) }, { $0.giveAll }, { $0.giveBackAfter(2_000) },
                ],
                [
                    { $0.chargeBack(2_500, "CB1") }, { $0.pass(.appeal) }, { $0.tellRefund }, { $0.chargeBack(7_500, "CB2") },
                ],
            ]
        ),
    ]

    @Test(arguments: acts.indices) func everyOrderHasOneOutcome(_ act: Int) throws {
        let (name, start, actors) = Self.acts[act]
        var walk = Walk(actors: actors)
        try walk.go(on: try start(), [0, 0, 0])
        #expect(walk.orders == 34_650)
        #expect(walk.outcomes.count > 1, "every order came to the same")
        print("interleavings: \(name): \(walk.orders) orders, \(walk.accepted) accepted, \(walk.refused) refused, \(walk.outcomes)")
    }
}

extension InterleavingTests {
    /// The walk finds a rule that is wrong, wherever in an order it is asked.
    @Test(arguments: [true, false]) func aWrongRuleIsFound(leavesItOpen: Bool) throws {
        let wrong: Turn = { _ in (WrongRule(leavesItOpen: leavesItOpen), .clock, nil) }
        let right: Turn = { _ in (ConfirmAcceptance(), .buyer, nil) }
        for actors in [[[wrong], [right]], [[right], [wrong]], [[right, wrong], [wrong]]] {
            var walk = Walk(actors: actors)
            #expect(throws: (any Error).self) { try walk.go(on: try Story.signedHeld(), actors.map { _ in 0 }) }
        }
    }

    /// Releases without an end, or ends without a release.
    private struct WrongRule: TradeCommand {
        static let step = TradeStep.passAcceptance
        typealias Refused = ClockRefusal
        let leavesItOpen: Bool

        func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
            leavesItOpen ? trade.release(1) : [.acceptancePassed(AcceptancePassed())]
        }
    }
}

/// Goes through all orders; what they have in common at their beginning is done once.
private struct Walk {
    let actors: [[InterleavingTests.Turn]]
    private(set) var orders = 0
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var outcomes: [String: Int] = [:]

    init(actors: [[InterleavingTests.Turn]]) { self.actors = actors }

    mutating func go(on story: Story, _ places: [Int]) throws {
        var isEnd = true
        for actor in actors.indices where places[actor] < actors[actor].count {
            isEnd = false
            var next = story
            let turn = actors[actor][places[actor]](story.trade)
            if let at = turn.at { next.now = max(next.now, at) }
            if try next.tryToGive(turn.command, by: turn.by) { accepted += 1 } else { refused += 1 }
            try next.demandBalance()
            var after = places
            after[actor] += 1
            try go(on: next, after)
        }
        if isEnd {
            orders += 1
            var end = story
            outcomes[try end.runToTheEnd(), default: 0] += 1
        }
    }
}

extension Trade {
    fileprivate typealias Given = (command: any TradeCommand, by: Actor, at: Timestamp?)

    /// That deadline runs out.
    fileprivate func pass(_ kind: DeadlineKind) -> Given { (kind.command, .clock, deadline(kind)) }

    /// The seller gives that much back after the release, of which the balance has a tenth.
    fileprivate func giveBackAfter(_ minor: Int64) -> Given {
        (RefundAfterRelease(RefundSplit(.fen(minor), freeMinor: minor / 10, advanceMinor: 0)), .seller, nil)
    }

    /// The gateway has taken that much of the payment back; the seller has a little.
    fileprivate func chargeBack(_ minor: Int64, _ number: String) -> Given {
        let command = RecordChargeback.of(.fen(minor), number: number, free: .fen(300))
        let debt = ChargebackPlan(command.taken, freeMinor: command.freeMinor, in: self).debt
        return (RecordChargeback(command.taken, freeMinor: command.freeMinor, debt: debt), .bank, nil)
    }

    /// The gateway has made the oldest refund.
    fileprivate var tellRefund: Given { (RecordRefund(refund: openRefunds.first?.refund ?? "none"), .bank, nil) }

    /// The seller gives all that is held back.
    fileprivate var giveAll: Given { (GiveRefund.of(heldMinor), .seller, nil) }
}

extension Story {
    /// Delivered, downloaded and signed for, at a gateway that holds money for 30 days.
    fileprivate static func signedHeld() throws -> Story {
        var story = try delivered(holding: 30)
        try story.download()
        try story.give(SignReceipt.forAll, by: .buyer)
        return story
    }

    /// The same, disputed, and ruled: thirty percent go back.
    fileprivate static func ruledHeld() throws -> Story {
        var story = try signedHeld()
        try story.give(OpenDispute.wanting(10_000), by: .buyer)
        try story.toMediation(openedBy: .buyer)
        try story.toRuling()
        try story.give(RuleDispute.of(3_000), by: .mediator)
        return story
    }

    /// The buyer has set out to pay twice.
    fileprivate static func doublyStarted() throws -> Story {
        var story = try agreed()
        try story.give(StartPayment.attempt(1, holding: 30), by: .buyer)
        try story.give(StartPayment.attempt(2, holding: 30), by: .buyer)
        return story
    }

    /// Whether the command was accepted.
    fileprivate mutating func tryToGive(_ command: some TradeCommand, by actor: Actor) throws -> Bool {
        do {
            return try !give(command, by: actor).isEmpty
        } catch is any Refusal { return false }
    }

    fileprivate func demandBalance() throws {
        guard try books.totalMinor(in: .cny) == 0, held >= 0, held == trade.heldMinor,
            refunding == trade.openRefunds.reduce(0, { $0 + $1.amount.minor })
        else { throw SimulatedTrade.Fault("the books do not balance: \(events.map(\.kind))") }
        let isHeld = [.funded, .delivered].contains(trade.phase)
        guard isHeld == (held > 0), !isHeld || !trade.deadlines.isEmpty else {
            throw SimulatedTrade.Fault("\(held) is held in \(trade.phase) with \(trade.deadlines)")
        }
    }

    /// Lets every deadline pass, and says what it came to. Throws: where money was released twice, or is still held.
    fileprivate mutating func runToTheEnd() throws -> String {
        while let next = trade.deadlines.min(by: { $0.at < $1.at }) {
            now = max(now, next.at)
            guard try tryToGive(next.kind.command, by: .clock) else { throw SimulatedTrade.Fault("\(next.kind) does nothing") }
            try demandBalance()
        }
        let released = events.count { $0.kind == HoldReleased.kind }
        let arrived = events.reduce(Int64(0)) { sum, event in
            guard case .paymentReceived(let facts) = event else { return sum }
            return sum + facts.amount.minor
        }
        // What has left the gateway again, and what the platform bore of that.
        let gone = events.reduce(balance(.costs)) { sum, event in
            switch event {
            case .refundMade(let facts): sum + facts.amount.minor
            case .chargebackRecorded(let facts): sum + facts.amount.minor
            default: sum
            }
        }
        guard released == (trade.phase == .completed ? 1 : 0), held == 0, split.reduce(gone, +) == arrived else {
            throw SimulatedTrade.Fault("\(released) releases in \(trade.phase), \(split) of \(arrived)")
        }
        return "\(trade.phase)"
    }
}

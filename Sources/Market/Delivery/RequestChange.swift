/// The buyer asks for a change before accepting, within the agreed rounds. The time to examine stands still until the seller has
/// delivered again.
///
/// Source: RULES.md, clocks: rounds of change before acceptance; what stops the acceptance clock.
package struct RequestChange: TradeCommand {
    package static let step = TradeStep.requestChange
    package typealias Refused = RequestChangeRefusal

    /// What has to change; 1 to 500 characters.
    package let reason: String

    /// The part that is to be changed; nil for the first one that was delivered.
    package let part: Int?

    package init(reason: String, part: Int? = nil) {
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RequestChangeRefusal) -> [TradeEvent] {
        guard let part = trade.part(part(in: trade) ?? 1), let round = trade.round(of: part.number),
            let terms = trade.agreement?.terms
        else { throw .step(.notYourStep(Self.step)) }
        guard part.openChange == nil else { throw .alreadyAsked }
        guard part.openRefund?.left == nil else { throw .refundTalkOpen }
        guard !trade.isHalted(part.number) else { throw .requestOpen }
        guard part.changesAsked < terms.changeRounds else { throw .noRoundsLeft(agreed: terms.changeRounds) }
        guard let acceptUntil = trade.deadline(.acceptance, of: part.number), time < acceptUntil else { throw .tooLate }
        guard !reason.allSatisfy(\.isWhitespace), reason.unicodeScalars.count <= Self.reasonCharactersMax else {
            throw .reasonLength
        }
        return [
            .changeRequested(
                ChangeRequested(
                    number: part.changesAsked + 1, round: round.number,
                    answerUntil: trade.answerUntil(from: time, of: part.number),
                    reason: Sealed(reason)))
        ]
    }
}

/// Why no change is asked for.
package enum RequestChangeRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The agreed rounds are used up.
    case noRoundsLeft(agreed: Int)
    /// One was asked for and not delivered yet.
    case alreadyAsked
    /// Silence has become acceptance, whether or not that has been entered yet.
    case tooLate
    /// The reason is empty or too long.
    case reasonLength
    /// A talk about a refund stops the time to examine; it has to end first.
    case refundTalkOpen
    /// An after-sales request stops the time to examine; it has to end first.
    case requestOpen

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noRoundsLeft: "noRoundsLeft"
        case .alreadyAsked: "changeAlreadyAsked"
        case .tooLate: "acceptanceTooLate"
        case .reasonLength: "reasonLength"
        case .refundTalkOpen: "refundTalkOpen"
        case .requestOpen: "afterSalesOpen"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noRoundsLeft(let agreed): [String(agreed)]
        case .alreadyAsked, .tooLate, .refundTalkOpen, .requestOpen: []
        case .reasonLength: [String(RequestChange.reasonCharactersMax)]
        }
    }
}

/// The buyer wants something changed.
package struct ChangeRequested: TradeFacts {
    /// Which of the agreed rounds of change it takes, from 1.
    package let number: Int
    /// The delivery that is to be changed, from 1.
    package let round: Int
    /// Until when the seller should deliver again; after that the time to examine goes on.
    package let answerUntil: Timestamp
    /// What has to change.
    package let reason: Sealed<String>

    static let kind = "changeRequested"

    func apply(to trade: inout Trade, at time: Timestamp) {
        let part = trade.part(ofRound: round)
        trade.change(part: part) { $0.changesAsked = number }
        trade.stopExamining(.asked, of: part, until: answerUntil, at: time)
    }
}

/// A change that the buyer waits for.
package struct OpenChange: Equatable, Sendable {
    /// Why the seller has to deliver again.
    package let reason: Reason
    /// When it was asked for.
    package let askedAt: Timestamp
    /// What was left of the time to examine.
    package let left: Span

    /// Why the seller has to deliver again.
    package enum Reason: String, Sendable {
        /// The buyer asked for a change.
        case asked
        /// The buyer called a criterion not met.
        case criterion
        /// A dispute ended with it.
        case settled
    }

    /// Until when silence counts as acceptance, if the time to examine goes on from that moment: with what was left of it, and
    /// never less than a day, so that the buyer hears of it.
    func resumed(at time: Timestamp) -> Timestamp { time.adding(max(left, .days(1))) }
}

extension Trade {
    /// Until when the seller should deliver that part again: as long as its first delivery was given.
    func answerUntil(from time: Timestamp, of part: Int) -> Timestamp {
        time.adding(.hours(agreement?.terms.part(part).deliveryHours ?? 0))
    }

    /// The time to examine stands still, and the seller is to deliver again.
    mutating func stopExamining(
        _ reason: OpenChange.Reason, of part: Int, until answerUntil: Timestamp, at time: Timestamp
    ) {
        guard self.part(part)?.openChange == nil, let acceptUntil = deadline(.acceptance, of: part) else { return }
        let asked = OpenChange(reason: reason, askedAt: time, left: Span(ms: acceptUntil.ms - time.ms))
        change(part: part) { $0.openChange = asked }
        stop(.acceptance, of: part)
        start(.change, of: part, at: answerUntil)
    }

    /// The time to examine goes on.
    mutating func resumeExamining(of part: Int, until acceptUntil: Timestamp) {
        change(part: part) { $0.openChange = nil }
        stop(.change, of: part)
        start(.acceptance, of: part, at: acceptUntil)
    }
}

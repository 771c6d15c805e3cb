/// The buyer says that one agreed criterion is not met, and why. That stops acceptance by silence: the seller mends it and
/// reports again.
///
/// Source: 民法典 621: who gives notice within the period has not been silent.
package struct RefuseCriterion: TradeCommand {
    package static let step = TradeStep.refuseCriterion
    package typealias Refused = CriterionRefusal

    /// Which one, from 1 in the order of the agreement.
    package let number: Int
    /// What is missing; 1 to 500 characters.
    package let reason: String

    /// The part that is judged; nil for the first one that was delivered.
    package let part: Int?

    package init(number: Int, reason: String, part: Int? = nil) {
        self.number = number
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(CriterionRefusal) -> [TradeEvent] {
        let round = try trade.judged(number, of: part(in: trade) ?? 1)
        guard round.verdicts[number] != false else { return [] }
        guard !reason.allSatisfy(\.isWhitespace), reason.unicodeScalars.count <= RequestChange.reasonCharactersMax else {
            throw .reasonLength
        }
        if trade.part(round.part)?.openChange == nil {
            guard trade.part(round.part)?.openRefund?.left == nil else { throw .refundTalkOpen }
            guard !trade.isHalted(round.part) else { throw .requestOpen }
            guard let acceptUntil = trade.deadline(.acceptance, of: round.part), time < acceptUntil else { throw .tooLate }
        }
        return [
            .criterionRefused(
                CriterionRefused(
                    round: round.number, number: number, answerUntil: trade.answerUntil(from: time, of: round.part),
                    reason: Sealed(reason)))
        ]
    }
}

/// One criterion is not met, in the buyer's word.
package struct CriterionRefused: TradeFacts {
    /// The delivery that is judged, from 1.
    package let round: Int
    /// The criterion, from 1.
    package let number: Int
    /// Until when the seller should deliver again; after that the time to examine goes on.
    package let answerUntil: Timestamp
    /// What is missing.
    package let reason: Sealed<String>

    static let kind = "criterionRefused"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeRound(round) { $0.verdicts[number] = false }
        trade.stopExamining(.criterion, of: trade.part(ofRound: round), until: answerUntil, at: time)
    }
}

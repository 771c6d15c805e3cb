/// A proposed refund is turned down by the other party, or taken back by the one who proposed it. Nothing moves, and the time to
/// examine goes on with what was left of it.
///
/// Source: RULES.md, clocks: what stopped the acceptance clock ends, and it resumes with what was left.
package struct DeclineRefund: TradeCommand {
    package static let step = TradeStep.declineRefund
    package typealias Refused = AnswerRefundRefusal

    /// Which proposal, from 1 within the trade.
    package let number: Int
    /// Why; at most 500 characters, may be empty.
    package let reason: String

    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofTalk: number) }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(AnswerRefundRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let talk = try trade.talk(number)
        guard time < talk.openUntil else { throw .tooLate }
        guard reason.unicodeScalars.count <= ProposeRefund.reasonCharactersMax else { throw .reasonTooLong }
        return [
            .refundDeclined(
                RefundDeclined(
                    number: number, by: side, isWithdrawn: side == talk.by, acceptUntil: talk.resumed(at: time),
                    reason: Sealed(reason), part: talk.part.written))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// A proposed refund is off the table.
package struct RefundDeclined: PartFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// Who took it off.
    package let by: Side
    /// Whether that was the one who had put it there.
    package let isWithdrawn: Bool
    /// Until when silence counts as acceptance now; nil where that clock did not stand still.
    package let acceptUntil: Timestamp?
    /// Why; may be empty.
    package let reason: Sealed<String>
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "refundDeclined"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeTalk(of: part ?? 1, acceptUntil: acceptUntil) }
}

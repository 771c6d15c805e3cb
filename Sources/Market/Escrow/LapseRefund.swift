/// A proposed refund was not answered. Silence executes nothing: the time to examine goes on with what was left of it.
///
/// Source: RULES.md, clocks.
package struct LapseRefund: TradeCommand {
    package static let step = TradeStep.lapseRefund
    package typealias Refused = ClockRefusal

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.refundTalk) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        try trade.demandDue(.refundTalk, of: part, at: time)
        guard let talk = trade.part(part)?.openRefund else { throw .notDue }
        return [.refundLapsed(RefundLapsed(number: talk.number, acceptUntil: talk.resumed(at: time), part: part.written))]
    }
}

/// A proposed refund lapsed unanswered.
package struct RefundLapsed: PartFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// Until when silence counts as acceptance now; nil where that clock did not stand still.
    package let acceptUntil: Timestamp?
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "refundLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeTalk(of: part ?? 1, acceptUntil: acceptUntil) }
}

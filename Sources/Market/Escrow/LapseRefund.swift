/// A proposed refund was not answered. Silence executes nothing: the time to examine goes on with what was left of it.
///
/// Source: RULES.md, clocks.
package struct LapseRefund: TradeCommand {
    package static let step = TradeStep.lapseRefund
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.refundTalk, at: time)
        guard let talk = trade.openRefund else { throw .notDue }
        return [.refundLapsed(RefundLapsed(number: talk.number, acceptUntil: talk.resumed(at: time)))]
    }
}

/// A proposed refund lapsed unanswered.
package struct RefundLapsed: TradeFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// Until when silence counts as acceptance now; nil where that clock did not stand still.
    package let acceptUntil: Timestamp?

    static let kind = "refundLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeTalk(acceptUntil: acceptUntil) }
}

/// Twice the promised time has passed and nothing was delivered: the buyer gets the money back.
///
/// Source: RULES.md: silence is two-sided.
package struct RefundUndelivered: TradeCommand {
    package static let step = TradeStep.refundUndelivered
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.delivery, at: time)
        return trade.refund(trade.heldMinor, .notDelivered)
    }
}

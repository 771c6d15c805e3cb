/// Twice the promised time has passed and nothing was delivered: the buyer gets the money back.
///
/// Source: RULES.md: silence is two-sided.
package struct RefundUndelivered: TradeCommand {
    package static let step = TradeStep.refundUndelivered
    package typealias Refused = ClockRefusal

    /// The part whose time is over; nil for the one whose time is over first.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.delivery) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        try trade.demandDue(.delivery, of: part, at: time)
        return trade.refund(trade.part(part)?.heldMinor ?? 0, of: part, .notDelivered) + trade.lapseRest(.undelivered)
    }
}

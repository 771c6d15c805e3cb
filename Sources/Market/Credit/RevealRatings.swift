/// The time for blind ratings is over: what has been given becomes visible.
package struct RevealRatings: TradeCommand {
    package static let step = TradeStep.revealRatings
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.ratings, at: time)
        return [.ratingsRevealed(RatingsRevealed())]
    }
}

/// From here on the ratings can be seen by all.
package struct RatingsRevealed: TradeFacts {
    package init() {}

    static let kind = "ratingsRevealed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.areRatingsRevealed = true
        trade.stop(.ratings)
    }
}

extension Trade {
    /// Where the money went back, whatever made it go, the trade is over and can be rated.
    mutating func endRefunded(at time: Timestamp) {
        guard phase == .refunded, refundedAt == nil else { return }
        refundedAt = time
        guard !areRatingsRevealed, deadline(.ratings) == nil else { return }
        start(.ratings, at: time.adding(.days(opening?.policy.ratingRevealDays ?? 0)))
    }
}

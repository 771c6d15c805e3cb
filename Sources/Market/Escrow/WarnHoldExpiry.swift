/// The gateway can hold the money only a few days more: both parties and the operator are told while there is time to settle.
///
/// Source: RULES.md, money: a dispute near the expiry is ruled or moved in time.
package struct WarnHoldExpiry: TradeCommand {
    package static let step = TradeStep.warnHoldExpiry
    package typealias Refused = ClockRefusal

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.holdAlarm) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        try trade.demandDue(.holdAlarm, of: part, at: time)
        let hold = trade.part(part)?.hold
        guard let until = hold?.holdUntil, let decideAt = hold?.decideAt else { throw .notDue }
        return [.holdExpiryNear(HoldExpiryNear(decideAt: decideAt, until: until, part: part.written))]
    }
}

/// The hold ends soon.
package struct HoldExpiryNear: PartFacts {
    /// When the rules decide, if nobody has settled it.
    package let decideAt: Timestamp
    /// When the gateway lets the money go by itself.
    package let until: Timestamp
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "holdExpiryNear"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.stop(.holdAlarm, of: part ?? 1)
        trade.start(.holdExpiry, of: part ?? 1, at: decideAt)
    }
}

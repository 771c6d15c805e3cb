/// The gateway can hold the money only a few days more: both parties and the operator are told while there is time to settle.
///
/// Source: RULES.md, money: a dispute near the expiry is ruled or moved in time.
package struct WarnHoldExpiry: TradeCommand {
    package static let step = TradeStep.warnHoldExpiry
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.holdAlarm, at: time)
        guard let until = trade.hold?.holdUntil, let decideAt = trade.hold?.decideAt else { throw .notDue }
        return [.holdExpiryNear(HoldExpiryNear(decideAt: decideAt, until: until))]
    }
}

/// The hold ends soon.
package struct HoldExpiryNear: TradeFacts {
    /// When the rules decide, if nobody has settled it.
    package let decideAt: Timestamp
    /// When the gateway lets the money go by itself.
    package let until: Timestamp

    static let kind = "holdExpiryNear"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.stop(.holdAlarm)
        trade.start(.holdExpiry, at: decideAt)
    }
}

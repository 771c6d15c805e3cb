/// An offer was not answered in time. Silence executes nothing.
///
/// Source: RULES.md, clocks: silence is two-sided.
package struct LapseSettlement: TradeCommand {
    package static let step = TradeStep.lapseSettlement
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.settlement, at: time)
        guard let dispute = trade.openDispute, let offer = dispute.openOffer else { throw .notDue }
        return [.settlementLapsed(SettlementLapsed(dispute: dispute.number, offer: offer.number))]
    }
}

/// An offer lapsed unanswered.
package struct SettlementLapsed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Which offer.
    package let offer: Int

    static let kind = "settlementLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.closeOffer(as: .lapsed) }
}

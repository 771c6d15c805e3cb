/// Nobody appealed in time: the ruling is carried out.
///
/// Source: RULES.md, clocks: appeal within 7 days.
package struct ExecuteRuling: TradeCommand {
    package static let step = TradeStep.executeRuling
    package typealias Refused = ClockRefusal

    /// Where the money comes from that the seller gives back of what was released.
    package let funds: SellerFunds

    package init(funds: SellerFunds = .none) { self.funds = funds }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.appeal, at: time)
        guard let open = trade.openDispute, open.phase == .appealable, let ruling = open.rulings.last else { throw .notDue }
        guard funds.fit(ruling.outcome, in: trade) else { throw .notDue }
        return trade.carryOut(ruling.outcome, on: .ruling, from: funds, at: time)
    }
}

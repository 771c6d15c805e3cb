/// A party sees no use in talking on: the evidence window opens before the time to negotiate is over.
///
/// Source: RULES.md, clocks.
package struct EscalateDispute: TradeCommand {
    package static let step = TradeStep.escalateDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int

    package init(dispute: Int) { self.dispute = dispute }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.negotiating])
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        try trade.demandInTime(open, at: time)
        return [
            .disputeEscalated(
                DisputeEscalated(dispute: dispute, by: side, evidenceUntil: trade.end(of: .evidence, from: time)))
        ]
    }
}

/// The evidence window is open at a party's wish.
package struct DisputeEscalated: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Whose wish it was.
    package let by: Side
    /// When it closes.
    package let evidenceUntil: Timestamp

    static let kind = "disputeEscalated"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.enter(.evidence, until: evidenceUntil) }
}

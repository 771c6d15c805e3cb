/// A party makes the evidence window longer, once.
///
/// Source: RULES.md, clocks: one top-up of 24 hours each.
package struct ExtendEvidence: TradeCommand {
    package static let step = TradeStep.extendEvidence
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int

    package init(dispute: Int) { self.dispute = dispute }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.evidence])
        guard let side = role.side, let end = trade.deadline(.evidence), let policy = trade.opening?.policy else {
            throw .step(.notYourStep(Self.step))
        }
        guard !open.extendedBy.contains(side) else { throw .alreadyExtended }
        try trade.demandInTime(open, at: time)
        return [
            .evidenceExtended(
                EvidenceExtended(dispute: dispute, by: side, until: end.adding(.hours(policy.evidenceTopUpHours))))
        ]
    }
}

/// The evidence window closes later.
package struct EvidenceExtended: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who made it longer.
    package let by: Side
    /// When it closes now.
    package let until: Timestamp

    static let kind = "evidenceExtended"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute { $0.extendedBy.insert(by) }
        trade.move(.evidence, to: until)
    }
}

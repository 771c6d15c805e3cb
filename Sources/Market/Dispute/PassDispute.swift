/// The time of a dispute's phase is over. Silence is two-sided: where nothing was delivered and the seller does not answer, the buyer
/// gets the hold back; where something was, no money moves by a timer, and the dispute goes on to whoever rules on the file. A mediator
/// who is too late loses the dispute to another.
///
/// Source: RULES.md, clocks.
package struct PassDispute: TradeCommand {
    package static let step = TradeStep.passDispute
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        guard let open = trade.openDispute, let kind = open.phase.deadline else { throw .notDue }
        try trade.demandDue(kind, at: time)
        let next: DisputePhase
        switch open.phase {
        case .answering:
            let heldMinor = trade.heldMinor(of: open.parts)
            if open.by == .buyer, heldMinor > 0, !trade.isDelivered(for: open) {
                return trade.carryOut(DisputeOutcome(refundMinor: heldMinor, licence: .ended), on: .silence, from: .none, at: time)
                    + trade.lapseRest(.undelivered)
            }
            next = .negotiating
        case .negotiating: next = .evidence
        case .evidence: next = .mediating
        case .considering: next = .ruling
        case .mediating, .ruling, .appealed: next = open.phase
        case .appealable, .settled, .ruled, .withdrawn, .overtaken: throw .notDue
        }
        return [
            .disputePassed(
                DisputePassed(
                    dispute: open.number, from: open.phase, to: next, until: trade.end(of: next, from: time),
                    late: next == open.phase ? open.mediator : nil))
        ]
    }
}

/// A phase of a dispute is over, or its mediator was too late.
package struct DisputePassed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// The phase whose time is over.
    package let from: DisputePhase
    /// The phase that it is in now; the same where it waits for a mediator.
    package let to: DisputePhase
    /// When that phase's time is over.
    package let until: Timestamp
    /// The mediator who was too late and has it no more; nil where nobody was.
    package let late: MemberID?

    static let kind = "disputePassed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        if late != nil { trade.changeDispute { $0.mediator = nil } }
        trade.enter(to, until: until)
    }
}

/// Joint talks are over: because a party says so, or because their time is over. The dispute goes on where it stood, with what was
/// left of its clock.
///
/// Source: RULES.md, clocks.
package struct ResumeDispute: TradeCommand {
    package static let step = TradeStep.resumeDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int

    package init(dispute: Int) { self.dispute = dispute }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute)
        guard let until = open.suspendedUntil else { throw .notSuspended }
        guard role.side != nil || until <= time else { throw .notDue }
        return [.disputeResumed(DisputeResumed(dispute: dispute, by: role.side))]
    }
}

/// The dispute goes on.
package struct DisputeResumed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Whose wish it was; nil where the time was over.
    package let by: Side?

    static let kind = "disputeResumed"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.goOnAfterTalks(at: time) }
}

/// A party proposes joint talks for some days, or agrees to those that the other side proposed by naming the same days. While they
/// last the dispute's own clocks stand still.
///
/// Source: RULES.md, clocks: joint talks suspend a dispute, up to 30 days.
package struct SuspendDispute: TradeCommand {
    package static let step = TradeStep.suspendDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// For how many days; 1 to what is left of the longest in all.
    package let days: Int

    package init(dispute: Int, days: Int) {
        self.dispute = dispute
        self.days = days
    }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(
            dispute, in: [.answering, .negotiating, .evidence, .mediating, .considering, .ruling])
        guard let side = role.side, let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        try trade.demandInTime(open, at: time)
        let daysLeft = policy.suspensionDaysMax - open.suspendedDays
        guard daysLeft > 0, (1...daysLeft).contains(days) else { throw .talksOutOfRange(max: max(0, daysLeft)) }
        if open.talks == JointTalks(by: side.other, days: days) {
            return [
                .disputeSuspended(
                    DisputeSuspended(dispute: dispute, by: side, days: days, until: time.adding(.days(days))))
            ]
        }
        guard open.talks != JointTalks(by: side, days: days) else { return [] }
        return [.talksProposed(TalksProposed(dispute: dispute, by: side, days: days))]
    }
}

/// A side proposes joint talks.
package struct TalksProposed: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who proposes them.
    package let by: Side
    /// For how many days.
    package let days: Int

    static let kind = "talksProposed"

    func apply(to trade: inout Trade, at time: Timestamp) { trade.changeDispute { $0.talks = JointTalks(by: by, days: days) } }
}

/// Both talk, and the dispute rests.
package struct DisputeSuspended: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who agreed to it.
    package let by: Side
    /// For how many days.
    package let days: Int
    /// Until when it rests.
    package let until: Timestamp

    static let kind = "disputeSuspended"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.talks = nil
            $0.suspendedDays += days
        }
        trade.stopForTalks(until: until, at: time)
    }
}

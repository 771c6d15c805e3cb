/// A milestone was accepted, none is under way, and the next was not paid in time: the rest lapses, and the trade is completed with
/// what was done.
///
/// Source: docs/decisions/milestones.md: nobody is bound for ever to a step that the other does not begin.
package struct LapseMilestones: TradeCommand {
    package static let step = TradeStep.lapseMilestones
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.milestone, at: time)
        return trade.lapseRest(.unpaid)
    }
}

/// Milestones that were never paid are owed by nobody any more.
package struct MilestonesLapsed: TradeFacts {
    /// Which ones, from 1.
    package let parts: [Int]
    /// Why.
    package let reason: Reason

    static let kind = "milestonesLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        for part in parts { trade.end(part: part, as: .lapsed, at: time) }
    }

    /// Why they lapsed.
    package enum Reason: String, CaseIterable, Sendable, Codable {
        /// The next one was not paid in time.
        case unpaid
        /// One before them was not delivered, and its money went back.
        case undelivered
        /// The software was given back.
        case returned
    }
}

extension Trade {
    /// The end of all that was never paid; nothing where nothing is left.
    func lapseRest(_ reason: MilestonesLapsed.Reason) -> [TradeEvent] {
        let rest = parts.filter { $0.phase == .payable }.map(\.number)
        return rest.isEmpty ? [] : [.milestonesLapsed(MilestonesLapsed(parts: rest, reason: reason))]
    }
}

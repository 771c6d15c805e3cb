/// The seller has not delivered again in time: the time to examine goes on with what was left of it. No money moves by this; the
/// buyer can accept, ask again, or object.
///
/// Source: RULES.md, clocks: what stopped the acceptance clock ends, and it resumes with what was left.
package struct LapseChange: TradeCommand {
    package static let step = TradeStep.lapseChange
    package typealias Refused = ClockRefusal

    /// The part whose time is over; nil for the one whose time is over first.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.firstDue(.change) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        try trade.demandDue(.change, of: part, at: time)
        guard let change = trade.part(part)?.openChange else { throw .notDue }
        return [.changeLapsed(ChangeLapsed(acceptUntil: change.resumed(at: time), part: part.written))]
    }
}

/// The seller has not delivered again.
package struct ChangeLapsed: PartFacts {
    /// Until when silence counts as acceptance now.
    package let acceptUntil: Timestamp
    /// The part that is examined; nil for the first.
    package var part: Int? = nil

    static let kind = "changeLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.resumeExamining(of: part ?? 1, until: acceptUntil)
    }
}

/// The seller has not delivered again in time: the time to examine goes on with what was left of it. No money moves by this; the
/// buyer can accept, ask again, or object.
///
/// Source: RULES.md, clocks: what stopped the acceptance clock ends, and it resumes with what was left.
package struct LapseChange: TradeCommand {
    package static let step = TradeStep.lapseChange
    package typealias Refused = ClockRefusal

    package init() {}

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        try trade.demandDue(.change, at: time)
        guard let change = trade.openChange else { throw .notDue }
        return [.changeLapsed(ChangeLapsed(acceptUntil: change.resumed(at: time)))]
    }
}

/// The seller has not delivered again.
package struct ChangeLapsed: TradeFacts {
    /// Until when silence counts as acceptance now.
    package let acceptUntil: Timestamp

    static let kind = "changeLapsed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.resumeExamining(until: acceptUntil)
    }
}

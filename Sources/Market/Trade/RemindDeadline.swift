/// Those who can still act are reminded of a deadline. Nothing else changes: no term begins anew by it.
package struct RemindDeadline: TradeCommand {
    package static let step = TradeStep.remindDeadline
    package typealias Refused = ClockRefusal

    /// The deadline as it was when the reminder was planned.
    package let deadline: Deadline

    /// Reminds of that deadline.
    package init(of deadline: Deadline) { self.deadline = deadline }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(ClockRefusal) -> [TradeEvent] {
        guard trade.deadlines.contains(deadline), time < deadline.at,
            let reminder = trade.dueReminder(of: deadline, at: time)
        else { throw .notDue }
        return [
            .deadlineReminded(
                DeadlineReminded(
                    deadline: deadline.kind, until: deadline.at, reminder: reminder.step,
                    told: trade.preventers(of: deadline), part: deadline.part.written))
        ]
    }
}

/// Parties were reminded of a deadline.
package struct DeadlineReminded: PartFacts {
    /// What runs out.
    package let deadline: DeadlineKind
    /// When it does.
    package let until: Timestamp
    /// Which reminder of it this is.
    package let reminder: ReminderStep
    /// Who was reminded.
    package let told: [Side]
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "deadlineReminded"
    // Nothing that the parties did.
    var touches: Bool { false }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.reminded[Deadline(kind: deadline, at: until, part: part ?? 1)] = reminder
    }
}

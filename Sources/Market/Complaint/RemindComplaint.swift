/// The accused is reminded of the time to answer. Nothing else changes: no term begins anew by it.
package struct RemindComplaint: Command {
    package typealias State = Complaint
    package typealias Refused = ClockRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in complaint: Complaint) throws(ClockRefusal) -> [ComplaintEvent] {
        guard actor == .clock, let filed = complaint.filed, time < filed.answerBy,
            let reminder = complaint.remainingReminders.last(where: { $0.at <= time })
        else { throw .notDue }
        return [.complaintReminded(ComplaintReminded(reminder: reminder.step, until: filed.answerBy))]
    }
}

/// The accused was reminded of the time to answer.
package struct ComplaintReminded: Equatable, Sendable, Codable {
    /// Which reminder it is; what came before it and was missed is said with it.
    package let reminder: ReminderStep
    /// When the time to answer runs out.
    package let until: Timestamp
}

extension Complaint {
    /// The next reminder of the time to answer; nil where all have been given, or nobody has to answer.
    package var nextReminder: Reminder? { remainingReminders.first }

    /// Those that have not been given, in their order.
    ///
    /// Source: RULES.md, clocks: reminders at half time and a day before, where the term is long enough.
    fileprivate var remainingReminders: [Reminder] {
        guard let filed, let filedAt, filed.accused != nil, answersCount == 0, decision == nil, !isWithdrawn else { return [] }
        let given = reminded.flatMap { ReminderStep.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return ReminderStep.allCases.dropFirst(given).compactMap { step in
            step.moment(from: filedAt, to: filed.answerBy).map { Reminder(step: step, at: $0) }
        }
    }
}

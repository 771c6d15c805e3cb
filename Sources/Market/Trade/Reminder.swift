/// A reminder of a deadline that is still to come.
package struct Reminder: Hashable, Sendable {
    /// Which of the rule's reminders it is.
    package let step: ReminderStep
    /// When it is due.
    package let at: Timestamp
}

/// The reminders of one deadline, in their order.
package enum ReminderStep: String, CaseIterable, Sendable, Codable {
    /// Half of the time is gone.
    case halfTime
    /// A day is left.
    case dayBefore

    /// The shortest term that has this reminder: of a short one people need no reminder, and of one of two days the two would
    /// come together.
    ///
    /// Source: RULES.md, clocks: reminders at half time and a day before, where the term is long enough.
    package var termMin: Span {
        switch self {
        case .halfTime: .hours(6)
        case .dayBefore: .hours(72)
        }
    }

    /// When it comes in a term from `begin` to `end`; nil where the term is too short for it.
    package func moment(from begin: Timestamp, to end: Timestamp) -> Timestamp? {
        let (term, overflow) = end.ms.subtractingReportingOverflow(begin.ms)
        guard !overflow, term >= termMin.ms else { return nil }
        return switch self {
        case .halfTime: begin.adding(Span(ms: term / 2))
        case .dayBefore: end.adding(.hours(-24))
        }
    }
}

extension Trade {
    /// The next reminder of a deadline that runs; nil where all have been given, or nobody can do anything.
    ///
    /// What was given is remembered with the moment that it spoke of, so a deadline that is moved is planned anew.
    package func nextReminder(of deadline: Deadline) -> Reminder? { remainingReminders(of: deadline).first }

    /// The newest reminder that is due; what came before it and was missed is said with it.
    func dueReminder(of deadline: Deadline, at time: Timestamp) -> Reminder? {
        remainingReminders(of: deadline).last { $0.at <= time }
    }

    private func remainingReminders(of deadline: Deadline) -> [Reminder] {
        guard let begin = begunAt(deadline), !preventers(of: deadline).isEmpty else { return [] }
        return ReminderStep.allCases.filter { step in
            reminded[deadline].map { step.place > $0.place } ?? true
        }.compactMap { step in
            step.moment(from: begin, to: deadline.at).map { Reminder(step: step, at: $0) }
        }
    }
}

extension ReminderStep {
    /// Its place in the order.
    fileprivate var place: Int {
        switch self {
        case .halfTime: 0
        case .dayBefore: 1
        }
    }
}

import Evidence
import Market

/// What members are told of wherever they are: one row for each member and entry, and the reminders that are still to come.
enum NoticeView {
    private static let insertNotice: SQL =
        """
        INSERT INTO v_notices (member, position, trade, sequence, kind, about, step, until_ms, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        try projectReminders(change, to: connection)
        var reminded: DeadlineReminded?
        if case .deadlineReminded(let facts) = change.event { reminded = facts }
        for side in change.event.noticed(in: change.after) {
            guard let member = change.after.member(on: side) else { continue }
            try connection.run(
                insertNotice,
                [
                    .text(member.rawValue), .integer(change.entry.position), .text(change.identifier),
                    .integer(change.entry.header.sequence), .text(change.event.kind),
                    .text(orNull: reminded?.deadline.rawValue), .text(orNull: reminded?.reminder.rawValue),
                    .integer(orNull: reminded?.until.ms), .integer(change.entry.time.ms),
                ])
        }
    }

    private static let deleteReminder: SQL =
        "DELETE FROM v_reminders WHERE trade = $1 AND kind = $2 AND until_ms = $3 AND part = $4"
    private static let upsertReminder: SQL =
        """
        INSERT INTO v_reminders (trade, kind, until_ms, part, at_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (trade, kind, until_ms, part) DO UPDATE SET at_ms = excluded.at_ms
        """

    private static func projectReminders(_ change: Change<Trade>, to connection: any Connection) throws {
        guard !change.event.isMark else { return }
        let (before, after) = (change.before.plannedReminders, change.after.plannedReminders)
        guard before != after else { return }
        for deadline in before.keys where after[deadline] == nil {
            try connection.run(
                deleteReminder,
                [
                    .text(change.identifier), .text(deadline.kind.rawValue), .integer(deadline.at.ms),
                    .integer(Int64(deadline.part)),
                ])
        }
        for (deadline, at) in after where before[deadline] != at {
            try connection.run(
                upsertReminder,
                [
                    .text(change.identifier), .text(deadline.kind.rawValue), .integer(deadline.at.ms),
                    .integer(Int64(deadline.part)), .integer(at.ms),
                ])
        }
    }
}

extension Trade {
    /// When the next reminder of each deadline is due.
    fileprivate var plannedReminders: [Deadline: Timestamp] {
        var planned: [Deadline: Timestamp] = [:]
        for deadline in deadlines { planned[deadline] = nextReminder(of: deadline)?.at }
        return planned
    }
}

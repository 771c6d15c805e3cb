import Evidence
import Market

/// What is asked of whom in each trade, since when and until when: one row for each trade that waits for a party.
enum AskView {
    private static let delete: SQL = "DELETE FROM v_asks WHERE trade = $1"
    private static let upsert: SQL =
        """
        INSERT INTO v_asks (trade, member, ask, position, since_ms, deadline, until_ms, promised_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (trade) DO UPDATE SET member = excluded.member, ask = excluded.ask, position = excluded.position,
            since_ms = excluded.since_ms, deadline = excluded.deadline, until_ms = excluded.until_ms,
            promised_ms = excluded.promised_ms
        """
    private static let move: SQL = "UPDATE v_asks SET deadline = $2, until_ms = $3 WHERE trade = $1"

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        guard !change.event.isMark else { return }
        let (before, after) = (change.before.ask, change.after.ask)
        guard before != after else { return }
        let id = SQLValue.text(change.identifier)
        guard let after, let member = change.after.member(on: after.side) else {
            try connection.run(delete, [id])
            return
        }
        let until: [SQLValue] = [.text(orNull: after.deadline?.kind.rawValue), .integer(orNull: after.deadline?.at.ms)]
        if let before, before.side == after.side, before.kind == after.kind {
            try connection.run(move, [id] + until)
            return
        }
        let hours = change.after.opening?.standardTerms.responseHours ?? 0
        let promised = after.kind == .answerEnquiry && hours > 0 ? change.entry.time.adding(.hours(hours)) : nil
        try connection.run(
            upsert,
            [
                id, .text(member.rawValue), .text(after.kind.rawValue), .integer(change.entry.position),
                .integer(change.entry.time.ms),
            ] + until + [.integer(orNull: promised?.ms)])
    }
}

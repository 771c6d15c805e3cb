import Evidence
import Market

/// What is asked of whom in each trade, since when and until when: one row for each party that a trade waits for.
enum AskView {
    private static let delete: SQL = "DELETE FROM v_asks WHERE trade = $1 AND member = $2"
    private static let upsert: SQL =
        """
        INSERT INTO v_asks (trade, member, ask, position, since_ms, deadline, until_ms, promised_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (trade, member) DO UPDATE SET ask = excluded.ask, position = excluded.position,
            since_ms = excluded.since_ms, deadline = excluded.deadline, until_ms = excluded.until_ms,
            promised_ms = excluded.promised_ms
        """
    private static let move: SQL = "UPDATE v_asks SET deadline = $3, until_ms = $4 WHERE trade = $1 AND member = $2"

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        guard !change.event.isMark else { return }
        let (before, after) = (change.before.asks, change.after.asks)
        guard before != after else { return }
        for side in Side.allCases {
            guard let member = change.after.member(on: side) else { continue }
            try project(
                before.first { $0.side == side }, after.first { $0.side == side }, of: member, in: change, to: connection)
        }
    }

    /// What was asked of that party, and what is asked now.
    private static func project(
        _ before: Ask?, _ after: Ask?, of member: MemberID, in change: Change<Trade>, to connection: any Connection
    ) throws {
        guard before != after else { return }
        let key: [SQLValue] = [.text(change.identifier), .text(member.rawValue)]
        guard let after else {
            try connection.run(delete, key)
            return
        }
        let until: [SQLValue] = [.text(orNull: after.deadline?.kind.rawValue), .integer(orNull: after.deadline?.at.ms)]
        if let before, before.kind == after.kind {
            try connection.run(move, key + until)
            return
        }
        let hours = change.after.opening?.standardTerms.responseHours ?? 0
        let promised = after.kind == .answerEnquiry && hours > 0 ? change.entry.time.adding(.hours(hours)) : nil
        try connection.run(
            upsert,
            key + [.text(after.kind.rawValue), .integer(change.entry.position), .integer(change.entry.time.ms)] + until
                + [.integer(orNull: promised?.ms)])
    }
}

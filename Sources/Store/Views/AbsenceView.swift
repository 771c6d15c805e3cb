import Evidence
import Market

/// Who has announced to be away: the newest announcement of each member. That it is over is seen by its time.
enum AbsenceView {
    private static let upsert: SQL =
        """
        INSERT INTO v_absences (member, sequence, from_ms, until_ms, word, warned) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (member) DO UPDATE SET sequence = excluded.sequence, from_ms = excluded.from_ms,
            until_ms = excluded.until_ms, word = excluded.word, warned = excluded.warned
        """
    private static let delete: SQL = "DELETE FROM v_absences WHERE member = $1"
    private static let eraseWord: SQL = "UPDATE v_absences SET word = NULL WHERE member = $1 AND sequence = $2"

    static func put(_ facts: AbsenceAnnounced, by entry: Entry, of member: String, _ connection: any Connection) throws {
        try connection.run(
            upsert,
            [
                .text(member), .integer(entry.header.sequence), .integer(facts.from.ms), .integer(facts.until.ms),
                .text(orNull: facts.word.value), .text(orNull: facts.warned?.map(\.rawValue).joined(separator: ",")),
            ])
    }

    static func end(of member: String, _ connection: any Connection) throws {
        try connection.run(delete, [.text(member)])
    }

    static func erase(_ facts: Erased, of member: String, _ connection: any Connection) throws {
        for values in facts.values { try connection.run(eraseWord, [.text(member), .integer(values.sequence)]) }
    }
}

/// The tables of deadlines, notices and the claims of nodes.
extension Schema {
    /// Deadlines know the milestone that they are of.
    static let milestones: [SQL] = [
        "DROP TABLE v_deadlines",
        """
        CREATE TABLE v_deadlines (
            trade TEXT NOT NULL, kind TEXT NOT NULL, part {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL,
            PRIMARY KEY (trade, kind, part)) {STRICT}
        """,
        "CREATE INDEX v_deadlines_due ON v_deadlines (at_ms)",
    ]

    /// Version 4 of the views: what members are told of, and the reminders to come; beside them, and no views, what was seen of
    /// the notices, and the claims of nodes.
    static let clocks: [SQL] = [
        """
        CREATE TABLE v_notices (
            member TEXT NOT NULL, position {BIGINT} NOT NULL, trade TEXT NOT NULL, sequence {BIGINT} NOT NULL,
            kind TEXT NOT NULL, about TEXT, step TEXT, until_ms {BIGINT}, at_ms {BIGINT} NOT NULL,
            PRIMARY KEY (member, position)) {CLUSTERED}
        """,
        """
        CREATE TABLE v_reminders (
            trade TEXT NOT NULL, kind TEXT NOT NULL, until_ms {BIGINT} NOT NULL, part {BIGINT} NOT NULL,
            at_ms {BIGINT} NOT NULL, PRIMARY KEY (trade, kind, until_ms, part)) {CLUSTERED}
        """,
        "CREATE INDEX v_reminders_due ON v_reminders (at_ms)",
        """
        CREATE TABLE notices_seen (
            member TEXT NOT NULL, position {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL, PRIMARY KEY (member, position)) {CLUSTERED}
        """,
        "CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until_ms {BIGINT} NOT NULL) {STRICT}",
        "ALTER TABLE outbox ADD COLUMN held_until_ms {BIGINT}",
    ]
}

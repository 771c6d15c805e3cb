/// The tables of the staff.
extension Schema {
    /// Who is staff, and what staff does.
    static let desk: [SQL] = [
        """
        CREATE TABLE v_staff (
            member TEXT NOT NULL, role TEXT NOT NULL, granted_ms {BIGINT} NOT NULL, PRIMARY KEY (member, role)) {CLUSTERED}
        """,
        """
        CREATE TABLE v_deeds (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, member TEXT, trade TEXT, role TEXT,
            amount_minor {BIGINT}, reference TEXT, proposed_by TEXT NOT NULL, reason TEXT, proposed_ms {BIGINT} NOT NULL,
            lapses_ms {BIGINT}, decision TEXT, decided_by TEXT, decided_ms {BIGINT}, decision_reason TEXT) {STRICT}
        """,
        "CREATE INDEX v_deeds_newest ON v_deeds (proposed_ms, id)",
        "CREATE INDEX v_deeds_by_member ON v_deeds (member, proposed_ms)",
        "CREATE INDEX v_deeds_open ON v_deeds (kind, subject) WHERE decision IS NULL",
    ]
}

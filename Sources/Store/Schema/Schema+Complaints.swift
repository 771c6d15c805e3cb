extension Schema {
    /// Complaints, what keeps members and listings from something, and identities. Beside them, the documents under lock.
    static let complaints: [SQL] = [
        """
        CREATE TABLE v_complaints (
            id TEXT PRIMARY KEY, complainant TEXT NOT NULL, accused TEXT, barred TEXT NOT NULL, subject TEXT NOT NULL,
            category TEXT NOT NULL, stage TEXT NOT NULL, filed_ms {BIGINT} NOT NULL, answer_ms {BIGINT} NOT NULL,
            due_ms {BIGINT} NOT NULL, answered {BOOLEAN} NOT NULL, handler TEXT, decided_by TEXT, outcome TEXT, measure TEXT,
            appeal_ms {BIGINT}, changed_ms {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_complaints_by_complainant ON v_complaints (complainant, id)",
        "CREATE INDEX v_complaints_by_accused ON v_complaints (accused, id)",
        "CREATE INDEX v_complaints_due ON v_complaints (due_ms, id) WHERE stage IN ('open', 'appealed')",
        """
        CREATE TABLE v_restraints (
            id TEXT PRIMARY KEY, member TEXT NOT NULL, listing TEXT, scope TEXT NOT NULL, amount_minor {BIGINT}, rule TEXT NOT NULL,
            until_ms {BIGINT}, complaint TEXT, placed_by TEXT NOT NULL, reason TEXT, at_ms {BIGINT} NOT NULL,
            lifted_ms {BIGINT}, lift_reason TEXT) {STRICT}
        """,
        "CREATE INDEX v_restraints_by_member ON v_restraints (member, at_ms)",
        """
        CREATE TABLE v_identities (
            member TEXT NOT NULL, number {BIGINT} NOT NULL, paper TEXT NOT NULL, method TEXT NOT NULL,
            submitted_ms {BIGINT} NOT NULL, verified {BOOLEAN}, decided_ms {BIGINT}, erase_ms {BIGINT}, erased_ms {BIGINT},
            PRIMARY KEY (member, number)) {STRICT}
        """,
        "CREATE INDEX v_identities_waiting ON v_identities (submitted_ms, member) WHERE decided_ms IS NULL",
        """
        CREATE TABLE identity_documents (
            document TEXT PRIMARY KEY, member TEXT NOT NULL, sealed {BYTES} NOT NULL, at_ms {BIGINT} NOT NULL) {STRICT}
        """,
        "ALTER TABLE v_members ADD COLUMN closed_ms {BIGINT}",
        "ALTER TABLE v_deeds ADD COLUMN rule TEXT",
    ]
}

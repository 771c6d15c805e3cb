extension Schema {
    /// Version 7 of the views: how each promise about service was put to the test, when complaints were answered and how long their
    /// words are kept, what an announced absence leads to, and what members are told of that happens outside of trades.
    static let kept: [SQL] = [
        "DROP TABLE v_promise_tests",
        """
        CREATE TABLE v_promise_tests (
            trade TEXT NOT NULL, promise TEXT NOT NULL, request {BIGINT} NOT NULL, sequence {BIGINT} NOT NULL,
            seller TEXT NOT NULL, at_ms {BIGINT} NOT NULL, due_ms {BIGINT}, kept_ms {BIGINT}, broken_ms {BIGINT},
            PRIMARY KEY (trade, promise, request, sequence)) {STRICT}
        """,
        "ALTER TABLE v_complaints ADD COLUMN answered_ms {BIGINT}",
        "ALTER TABLE v_complaints ADD COLUMN kept_until_ms {BIGINT}",
        "ALTER TABLE v_complaints ADD COLUMN erased_ms {BIGINT}",
        """
        CREATE TABLE v_told (
            member TEXT NOT NULL, position {BIGINT} NOT NULL, stream TEXT NOT NULL, sequence {BIGINT} NOT NULL,
            kind TEXT NOT NULL, listing TEXT, ask TEXT, until_ms {BIGINT}, at_ms {BIGINT} NOT NULL, done {BOOLEAN} NOT NULL,
            PRIMARY KEY (member, position)) {CLUSTERED}
        """,
        "ALTER TABLE v_absences ADD COLUMN warned TEXT",
        "CREATE INDEX v_told_open ON v_told (stream) WHERE ask IS NOT NULL AND NOT done",
    ]
}

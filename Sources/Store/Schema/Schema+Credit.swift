extension Schema {
    /// Version 5 of the views: what each rating counts and what was done about it, what sellers' figures and the statistics of
    /// service are counted from.
    static let credit: [SQL] = [
        "DROP TABLE v_ratings",
        """
        CREATE TABLE v_ratings (
            trade TEXT NOT NULL, side TEXT NOT NULL, rated TEXT NOT NULL, rater TEXT NOT NULL, listing TEXT NOT NULL,
            score TEXT NOT NULL, described {BIGINT}, in_time {BIGINT}, service {BIGINT}, words TEXT, text_at {BIGINT},
            at_ms {BIGINT} NOT NULL, changed_ms {BIGINT}, price_minor {BIGINT} NOT NULL, revealed {BOOLEAN} NOT NULL,
            refunded {BOOLEAN} NOT NULL, excluded {BOOLEAN} NOT NULL, has_finding {BOOLEAN} NOT NULL,
            appealed {BOOLEAN} NOT NULL, points {BIGINT} NOT NULL, standing TEXT NOT NULL, because TEXT,
            PRIMARY KEY (trade, side)) {STRICT}
        """,
        "CREATE INDEX v_ratings_by_rated ON v_ratings (rated, at_ms)",
        "CREATE INDEX v_ratings_by_pair ON v_ratings (rater, rated)",
        """
        CREATE TABLE v_rating_acts (
            trade TEXT NOT NULL, sequence {BIGINT} NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, score TEXT,
            described {BIGINT}, in_time {BIGINT}, service {BIGINT}, words TEXT, about {BIGINT}, detail TEXT,
            at_ms {BIGINT} NOT NULL, PRIMARY KEY (trade, sequence)) {STRICT}
        """,
        """
        CREATE TABLE v_sold_trades (
            trade TEXT PRIMARY KEY, seller TEXT NOT NULL, opened_ms {BIGINT} NOT NULL, asked_ms {BIGINT},
            replied_ms {BIGINT}, paid_ms {BIGINT}, due_ms {BIGINT}, delivered_ms {BIGINT}, ended_ms {BIGINT},
            refunded {BOOLEAN} NOT NULL, broken {BOOLEAN} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_sold_trades_by_seller ON v_sold_trades (seller, opened_ms)",
        """
        CREATE TABLE v_promise_tests (
            trade TEXT NOT NULL, promise TEXT NOT NULL, sequence {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL,
            due_ms {BIGINT} NOT NULL, kept_ms {BIGINT}, PRIMARY KEY (trade, promise, sequence)) {STRICT}
        """,
        """
        CREATE TABLE v_offered_services (
            listing TEXT NOT NULL, number {BIGINT} NOT NULL, seller TEXT NOT NULL, from_ms {BIGINT} NOT NULL,
            until_ms {BIGINT}, promises TEXT NOT NULL, PRIMARY KEY (listing, number)) {STRICT}
        """,
    ]

    static let whoCancelled: [SQL] = ["ALTER TABLE v_sold_trades ADD COLUMN cancelled_by TEXT"]
}

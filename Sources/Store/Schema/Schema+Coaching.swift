/// The table of what sellers have not answered.
extension Schema {
    /// Version 7 of the views: the buyers' messages that wait for an answer, and what disputes and requests ask of whom.
    static let coaching: [SQL] = [
        """
        CREATE TABLE v_replies (
            trade TEXT PRIMARY KEY, seller TEXT NOT NULL, since_ms {BIGINT} NOT NULL, sequence {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_replies_by_seller ON v_replies (seller, since_ms)",
    ]
}

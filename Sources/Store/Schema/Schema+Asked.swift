extension Schema {
    /// Version 8 of the views: a trade in several milestones can wait for both parties, and asks something of each.
    static let askedOfBoth: [SQL] = [
        "DROP TABLE v_asks",
        """
        CREATE TABLE v_asks (
            trade TEXT NOT NULL, member TEXT NOT NULL, ask TEXT NOT NULL, position {BIGINT} NOT NULL,
            since_ms {BIGINT} NOT NULL, deadline TEXT, until_ms {BIGINT}, promised_ms {BIGINT},
            PRIMARY KEY (trade, member)) {STRICT}
        """,
        "CREATE INDEX v_asks_by_member ON v_asks (member, position)",
        "DROP INDEX v_trades_waiting_buyer",
        "DROP INDEX v_trades_waiting_seller",
        "CREATE INDEX v_trades_waiting_buyer ON v_trades (buyer) WHERE needs IN ('buyer', 'both')",
        "CREATE INDEX v_trades_waiting_seller ON v_trades (seller) WHERE needs IN ('seller', 'both')",
    ]
}

/// The tables of after-sales.
extension Schema {
    /// What buyers asked for after the delivery, and what members asked about listings.
    static let afterSales: [SQL] = [
        """
        CREATE TABLE v_after_sales (
            trade TEXT NOT NULL, number {BIGINT} NOT NULL, seller TEXT NOT NULL, buyer TEXT NOT NULL, kind TEXT NOT NULL,
            reason TEXT, phase TEXT NOT NULL, awaited TEXT, due_ms {BIGINT}, opened_ms {BIGINT} NOT NULL,
            first_reply_ms {BIGINT}, closed_ms {BIGINT}, outcome TEXT, PRIMARY KEY (trade, number)) {CLUSTERED}
        """,
        "CREATE INDEX v_after_sales_by_seller ON v_after_sales (seller, due_ms)",
        "CREATE INDEX v_after_sales_by_buyer ON v_after_sales (buyer, due_ms)",
        """
        CREATE TABLE v_questions (
            id TEXT PRIMARY KEY, listing TEXT NOT NULL, seller TEXT NOT NULL, asker TEXT NOT NULL, words TEXT, answer TEXT,
            asked_ms {BIGINT} NOT NULL, answered_ms {BIGINT}, edits {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_questions_by_listing ON v_questions (listing, id)",
        "CREATE INDEX v_questions_by_seller ON v_questions (seller, id)",
    ]
}

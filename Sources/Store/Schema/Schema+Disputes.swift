/// The tables of disputes.
extension Schema {
    /// Version 5 of the views: every dispute as the desk looks for it, and who ruled in whose favour.
    static let disputes: [SQL] = [
        """
        CREATE TABLE v_disputes (
            trade TEXT NOT NULL, number {BIGINT} NOT NULL, phase TEXT NOT NULL, opened_by TEXT NOT NULL, buyer TEXT NOT NULL,
            seller TEXT NOT NULL, claims TEXT NOT NULL, category TEXT NOT NULL, price_minor {BIGINT} NOT NULL,
            disputed_minor {BIGINT} NOT NULL, mediator TEXT, suspended {BOOLEAN} NOT NULL, deadline_ms {BIGINT},
            due_ms {BIGINT}, opened_ms {BIGINT} NOT NULL, closed_ms {BIGINT}, ground TEXT, refund_minor {BIGINT},
            PRIMARY KEY (trade, number)) {STRICT}
        """,
        "CREATE INDEX v_disputes_queue ON v_disputes (due_ms, trade) WHERE closed_ms IS NULL",
        "CREATE INDEX v_disputes_closed ON v_disputes (category, closed_ms) WHERE closed_ms IS NOT NULL",
        "CREATE INDEX v_disputes_seller ON v_disputes (seller, opened_ms)",
        """
        CREATE TABLE v_rulings (
            trade TEXT NOT NULL, dispute {BIGINT} NOT NULL, number {BIGINT} NOT NULL, mediator TEXT NOT NULL,
            favours TEXT NOT NULL, at_ms {BIGINT} NOT NULL, public_id TEXT, PRIMARY KEY (trade, dispute, number)) {STRICT}
        """,
        "CREATE UNIQUE INDEX v_rulings_published ON v_rulings (public_id) WHERE public_id IS NOT NULL",
        "CREATE INDEX v_rulings_by_mediator ON v_rulings (mediator, favours)",
    ]
}

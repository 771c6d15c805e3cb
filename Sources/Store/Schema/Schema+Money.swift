/// The tables of wallets, and of what is held against gateways' bills.
extension Schema {
    /// Version 4 of the views: when each posting was made, where payouts may go, which were ordered, and what members owe. Where an
    /// account is stands under lock in `payout_documents`, which is no view.
    static let wallets: [SQL] = [
        "ALTER TABLE v_postings ADD COLUMN at_ms {BIGINT} NOT NULL DEFAULT 0",
        "CREATE INDEX v_postings_by_time ON v_postings (account, at_ms)",
        """
        CREATE TABLE v_payout_accounts (
            id TEXT PRIMARY KEY, member TEXT NOT NULL, kind TEXT NOT NULL, label TEXT, document TEXT NOT NULL,
            added_ms {BIGINT} NOT NULL, usable_ms {BIGINT} NOT NULL, removed_ms {BIGINT}) {STRICT}
        """,
        "CREATE INDEX v_payout_accounts_by_member ON v_payout_accounts (member, id)",
        """
        CREATE TABLE v_payouts (
            id TEXT PRIMARY KEY, member TEXT NOT NULL, account TEXT NOT NULL, currency TEXT NOT NULL,
            amount_minor {BIGINT} NOT NULL, provider TEXT NOT NULL, gateway TEXT NOT NULL, by_hand {BOOLEAN} NOT NULL,
            stage TEXT NOT NULL, approvals {BIGINT} NOT NULL, reason TEXT, reference TEXT, ordered_ms {BIGINT} NOT NULL,
            changed_ms {BIGINT} NOT NULL, sequence {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_payouts_by_member ON v_payouts (member, id)",
        "CREATE INDEX v_payouts_open ON v_payouts (stage, id) WHERE stage = 'review' OR stage = 'underway'",
        """
        CREATE TABLE v_debts (
            refund TEXT PRIMARY KEY, member TEXT NOT NULL, trade TEXT NOT NULL, creditor TEXT NOT NULL, currency TEXT NOT NULL,
            amount_minor {BIGINT} NOT NULL, left_minor {BIGINT} NOT NULL, position {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_debts_open ON v_debts (member, position) WHERE left_minor > 0",
        """
        CREATE TABLE payout_documents (
            document TEXT PRIMARY KEY, member TEXT NOT NULL, sealed {BYTES} NOT NULL, at_ms {BIGINT} NOT NULL) {STRICT}
        """,
    ]

    static let reconciliation: [SQL] = [
        """
        CREATE TABLE v_movements (
            position {BIGINT} PRIMARY KEY, gateway TEXT NOT NULL, kind TEXT NOT NULL, payment TEXT NOT NULL, movement TEXT,
            transaction_id TEXT, currency TEXT NOT NULL, amount_minor {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL,
            stream TEXT NOT NULL, sequence {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_movements_by_time ON v_movements (gateway, at_ms)",
        """
        CREATE TABLE v_day_changes (
            day {BIGINT} NOT NULL, place TEXT NOT NULL, currency TEXT NOT NULL, in_minor {BIGINT} NOT NULL,
            out_minor {BIGINT} NOT NULL, PRIMARY KEY (day, place, currency)) {CLUSTERED}
        """,
        """
        CREATE TABLE bill_fetches (
            gateway TEXT NOT NULL, day {BIGINT} NOT NULL, attempts {BIGINT} NOT NULL, next_ms {BIGINT} NOT NULL,
            last_error TEXT NOT NULL, PRIMARY KEY (gateway, day)) {CLUSTERED}
        """,
    ]

    /// What a gateway took back has a number of its own there, which no two entries share.
    static let chargebacks: [SQL] = [
        "CREATE UNIQUE INDEX v_movements_by_chargeback ON v_movements (gateway, movement) WHERE kind = 'chargeback'"
    ]
}

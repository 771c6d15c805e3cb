/// The tables. Entries and openings are the truth; what starts with `v_` is a view that can be dropped and rebuilt from them;
/// the rest is neither history nor derived from it: secrets, sessions, drafts, calls still to be made.
package enum Schema {
    /// The migrations, in order. A published one never changes.
    package static let migrations = [
        Migration(
            "001 journal",
            [
                """
                CREATE TABLE streams (
                    stream TEXT PRIMARY KEY, number {BIGINT} NOT NULL UNIQUE, sequence {BIGINT} NOT NULL,
                    head {BYTES} NOT NULL, time_ms {BIGINT} NOT NULL) {CLUSTERED}
                """,
                """
                CREATE TABLE entries (
                    position {BIGINT} PRIMARY KEY, stream_number {BIGINT} NOT NULL, sequence {BIGINT} NOT NULL,
                    hash {BYTES} NOT NULL, header {BYTES} NOT NULL, UNIQUE (stream_number, sequence)) {STRICT}
                """,
                """
                CREATE TABLE openings (
                    position {BIGINT} NOT NULL, field TEXT NOT NULL, salt {BYTES} NOT NULL, value {BYTES} NOT NULL,
                    PRIMARY KEY (position, field)) {CLUSTERED}
                """,
            ]),
        Migration(
            "002 log",
            [
                "CREATE TABLE log (id {BIGINT} PRIMARY KEY) {STRICT}",
                "INSERT INTO log (id) VALUES (1)",
                """
                CREATE TABLE tiles (
                    level {BIGINT} NOT NULL, tile {BIGINT} NOT NULL, hashes {BYTES} NOT NULL, PRIMARY KEY (level, tile)) {STRICT}
                """,
                """
                CREATE TABLE checkpoints (
                    size {BIGINT} PRIMARY KEY, note {BYTES} NOT NULL, at_ms {BIGINT} NOT NULL) {STRICT}
                """,
            ]),
        Migration(
            "003 commands and secrets",
            [
                """
                CREATE TABLE commands (
                    actor TEXT NOT NULL, key TEXT NOT NULL, request {BYTES} NOT NULL, position {BIGINT} NOT NULL,
                    PRIMARY KEY (actor, key)) {CLUSTERED}
                """,
                """
                CREATE TABLE credentials (
                    member TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, salt {BYTES} NOT NULL, hash {BYTES} NOT NULL) {STRICT}
                """,
                """
                CREATE TABLE sessions (
                    token_hash {BYTES} PRIMARY KEY, member TEXT NOT NULL, created_ms {BIGINT} NOT NULL,
                    expires_ms {BIGINT} NOT NULL) {STRICT}
                """,
                "CREATE INDEX sessions_by_member ON sessions (member)",
                """
                CREATE TABLE deposits (
                    member TEXT NOT NULL, sha256 TEXT NOT NULL, bytes {BIGINT} NOT NULL, name TEXT NOT NULL,
                    media TEXT NOT NULL, at_ms {BIGINT} NOT NULL, PRIMARY KEY (member, sha256)) {STRICT}
                """,
                """
                CREATE TABLE outbox (
                    id TEXT PRIMARY KEY, kind TEXT NOT NULL, stream TEXT NOT NULL, body TEXT NOT NULL,
                    attempts {BIGINT} NOT NULL, next_ms {BIGINT} NOT NULL, last_error TEXT, done_ms {BIGINT}) {STRICT}
                """,
                "CREATE INDEX outbox_open ON outbox (next_ms) WHERE done_ms IS NULL",
            ]),
        Migration("004 views", views),
        Migration(
            "005 drafts",
            [
                """
                CREATE TABLE drafts (
                    id TEXT PRIMARY KEY, member TEXT NOT NULL, category TEXT NOT NULL, listing TEXT, fields TEXT NOT NULL,
                    revision {BIGINT} NOT NULL, saved_ms {BIGINT} NOT NULL) {STRICT}
                """,
                "CREATE INDEX drafts_by_member ON drafts (member, saved_ms)",
            ]),
        Migration(
            "006 inspections",
            [
                """
                CREATE TABLE inspections (
                    sha256 TEXT PRIMARY KEY, reader {BIGINT} NOT NULL, bytes {BIGINT} NOT NULL,
                    bytes_read {BIGINT} NOT NULL, files {BIGINT} NOT NULL, asked_ms {BIGINT} NOT NULL,
                    held_ms {BIGINT}, result TEXT) {STRICT}
                """,
                "CREATE INDEX inspections_open ON inspections (asked_ms) WHERE result IS NULL",
                """
                CREATE TABLE pictures (
                    sha256 TEXT PRIMARY KEY, width {BIGINT} NOT NULL, height {BIGINT} NOT NULL,
                    small TEXT NOT NULL, small_width {BIGINT} NOT NULL, middle TEXT NOT NULL,
                    middle_width {BIGINT} NOT NULL) {STRICT}
                """,
            ]),
        Migration("007 search", search),
        Migration("009 signing", signing),
        Migration(
            "010 deals",
            [
                """
                CREATE TABLE v_deals (
                    id TEXT PRIMARY KEY, seller TEXT NOT NULL, listing TEXT NOT NULL, revision {BIGINT} NOT NULL, title TEXT,
                    price_minor {BIGINT} NOT NULL, drawn_ms {BIGINT} NOT NULL, open_until_ms {BIGINT} NOT NULL,
                    withdrawn {BOOLEAN} NOT NULL, buyer TEXT, trade TEXT) {STRICT}
                """,
                "CREATE INDEX v_deals_by_seller ON v_deals (seller, id)",
                "CREATE TABLE deal_links (token_hash {BYTES} PRIMARY KEY, deal TEXT NOT NULL) {STRICT}",
            ]),
        Migration("011 conversation", conversation),
        Migration(
            "012 uploads and secrets",
            [
                """
                CREATE TABLE uploads (
                    id TEXT PRIMARY KEY, member TEXT NOT NULL, name TEXT NOT NULL, bytes {BIGINT} NOT NULL,
                    expires_ms {BIGINT} NOT NULL, sha256 TEXT) {STRICT}
                """,
                "CREATE INDEX uploads_by_member ON uploads (member)",
                "CREATE INDEX uploads_by_end ON uploads (expires_ms)",
                """
                CREATE TABLE secrets (
                    document TEXT PRIMARY KEY, trade TEXT NOT NULL, sealed {BYTES} NOT NULL, at_ms {BIGINT} NOT NULL) {STRICT}
                """,
                "CREATE TABLE listings_of_files (sha256 TEXT PRIMARY KEY, listing {BYTES}) {STRICT}",
            ]),
        Migration(
            "013 erasure",
            [
                "CREATE TABLE v_erasures (member TEXT PRIMARY KEY, requested_ms {BIGINT} NOT NULL) {STRICT}",
                """
                CREATE TABLE v_erased_files (
                    sha256 TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (sha256, member)) {CLUSTERED}
                """,
                "ALTER TABLE sessions ADD COLUMN client TEXT",
            ]),
        Migration("015 milestones", milestones),
        Migration("017 clocks", clocks),
        Migration("018 wallets", wallets),
        Migration("019 reconciliation", reconciliation),
        Migration("020 desk", desk),
        Migration("021 credit", credit),
        Migration("022 disputes", disputes),
        Migration("023 after-sales", afterSales),
        Migration("024 complaints", complaints),
        Migration("025 notifications", notifications),
        Migration("026 chargebacks", chargebacks),
        Migration("027 coaching", coaching),
        Migration("028 kept", kept),
        Migration("029 who cancelled", whoCancelled),
        Migration(
            "030 what was said",
            [
                """
                CREATE TABLE v_said (
                    trade TEXT NOT NULL, stretch {BIGINT} NOT NULL, letters {BYTES} NOT NULL, PRIMARY KEY (trade, stretch)) {STRICT}
                """
            ]),
        Migration("031 reminded of complaints", remindedOfComplaints),
        Migration("032 asked of both", askedOfBoth),
    ]

    private static let views: [SQL] = [
        """
        CREATE TABLE v_members (
            id TEXT PRIMARY KEY, handle TEXT, display_name TEXT, registered_ms {BIGINT} NOT NULL) {STRICT}
        """,
        """
        CREATE TABLE v_revisions (
            listing TEXT NOT NULL, number {BIGINT} NOT NULL, position {BIGINT} NOT NULL, entry_hash {BYTES} NOT NULL,
            seller TEXT NOT NULL, category TEXT NOT NULL, category_version {BIGINT} NOT NULL, title TEXT,
            price_minor {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL, PRIMARY KEY (listing, number)) {STRICT}
        """,
        """
        CREATE TABLE v_listings (
            id TEXT PRIMARY KEY, seller TEXT NOT NULL, revision {BIGINT} NOT NULL, withdrawn {BOOLEAN} NOT NULL,
            category TEXT NOT NULL, title TEXT, price_minor {BIGINT} NOT NULL, artefact_bytes {BIGINT},
            defect_count {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_listings_newest ON v_listings (at_ms, id)",
        "CREATE INDEX v_listings_by_seller ON v_listings (seller, at_ms)",
        """
        CREATE TABLE v_listing_words (
            word TEXT NOT NULL, listing TEXT NOT NULL, PRIMARY KEY (word, listing)) {CLUSTERED}
        """,
        "CREATE INDEX v_listing_words_by_listing ON v_listing_words (listing)",
        """
        CREATE TABLE v_trades (
            id TEXT PRIMARY KEY, buyer TEXT NOT NULL, seller TEXT NOT NULL, listing TEXT NOT NULL,
            revision {BIGINT} NOT NULL, phase TEXT NOT NULL, price_minor {BIGINT} NOT NULL, opened_ms {BIGINT} NOT NULL,
            updated_ms {BIGINT} NOT NULL, needs TEXT NOT NULL, deadline_ms {BIGINT}) {STRICT}
        """,
        "CREATE INDEX v_trades_by_buyer ON v_trades (buyer, id)",
        "CREATE INDEX v_trades_by_seller ON v_trades (seller, id)",
        "CREATE INDEX v_trades_waiting_buyer ON v_trades (buyer) WHERE needs = 'buyer'",
        "CREATE INDEX v_trades_waiting_seller ON v_trades (seller) WHERE needs = 'seller'",
        """
        CREATE TABLE v_deadlines (
            trade TEXT NOT NULL, kind TEXT NOT NULL, at_ms {BIGINT} NOT NULL, PRIMARY KEY (trade, kind)) {STRICT}
        """,
        "CREATE INDEX v_deadlines_due ON v_deadlines (at_ms)",
        """
        CREATE TABLE v_payments (
            id TEXT PRIMARY KEY, trade TEXT NOT NULL, gateway TEXT NOT NULL, amount_minor {BIGINT} NOT NULL,
            transaction_id TEXT, UNIQUE (gateway, transaction_id)) {STRICT}
        """,
        """
        CREATE TABLE v_postings (
            position {BIGINT} NOT NULL, ordinal {BIGINT} NOT NULL, account TEXT NOT NULL, counterpart TEXT NOT NULL,
            currency TEXT NOT NULL, amount_minor {BIGINT} NOT NULL, PRIMARY KEY (position, ordinal)) {STRICT}
        """,
        "CREATE INDEX v_postings_by_account ON v_postings (account, position)",
        """
        CREATE TABLE v_balances (
            account TEXT NOT NULL, currency TEXT NOT NULL, balance_minor {BIGINT} NOT NULL,
            PRIMARY KEY (account, currency)) {STRICT}
        """,
        """
        CREATE TABLE v_ratings (
            trade TEXT NOT NULL, side TEXT NOT NULL, rated TEXT NOT NULL, rater TEXT NOT NULL, score TEXT NOT NULL,
            words TEXT, at_ms {BIGINT} NOT NULL, revealed {BOOLEAN} NOT NULL, PRIMARY KEY (trade, side)) {STRICT}
        """,
        "CREATE INDEX v_ratings_by_rated ON v_ratings (rated, at_ms)",
    ]

    /// Version 4 of the views: what moved at the gateways, and what each day changed. Beside them, the attempts to fetch bills.

    /// Version 3 of the views: what is unread, and when what was received and read.
    private static let conversation: [SQL] = [
        """
        CREATE TABLE v_unread (
            member TEXT NOT NULL, trade TEXT NOT NULL, count {BIGINT} NOT NULL, PRIMARY KEY (member, trade)) {CLUSTERED}
        """,
        """
        CREATE TABLE v_marks (
            trade TEXT NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, up_to {BIGINT} NOT NULL, at_ms {BIGINT} NOT NULL,
            PRIMARY KEY (trade, side, kind, up_to)) {CLUSTERED}
        """,
    ]

    /// Version 2 of the views: offers with the index that they are searched by.
    private static let search: [SQL] = [
        "CREATE TABLE views (id {BIGINT} PRIMARY KEY, version {BIGINT} NOT NULL) {STRICT}",
        "DROP TABLE v_listing_words",
        """
        CREATE TABLE v_offers (
            position {BIGINT} PRIMARY KEY, listing TEXT NOT NULL UNIQUE, seller TEXT NOT NULL, category TEXT NOT NULL,
            scope TEXT NOT NULL, price_minor {BIGINT} NOT NULL, points {BIGINT} NOT NULL, terms TEXT NOT NULL) {STRICT}
        """,
        "CREATE INDEX v_offers_by_price ON v_offers (price_minor, position)",
        "CREATE INDEX v_offers_by_points ON v_offers (points, position)",
        "CREATE INDEX v_offers_by_seller ON v_offers (seller, position)",
        """
        CREATE TABLE v_term_offers (
            term TEXT NOT NULL, page {BIGINT} NOT NULL, offers {BYTES} NOT NULL, PRIMARY KEY (term, page)) {CLUSTERED}
        """,
        """
        CREATE TABLE v_spellings (
            remains TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (remains, word)) {CLUSTERED}
        """,
    ]

    /// Keys of members: which they are (a view), how often each was used, the challenges given out, what authenticators
    /// answered when they signed, and terms that somebody is about to sign.
    private static let signing: [SQL] = [
        """
        CREATE TABLE v_passkeys (
            credential TEXT PRIMARY KEY, member TEXT NOT NULL, name TEXT, algorithm TEXT NOT NULL, public_key TEXT NOT NULL,
            position {BIGINT} NOT NULL, entry_hash {BYTES} NOT NULL, registered_ms {BIGINT} NOT NULL,
            removed_ms {BIGINT}) {STRICT}
        """,
        "CREATE INDEX v_passkeys_by_member ON v_passkeys (member, registered_ms)",
        """
        CREATE TABLE passkey_uses (
            credential TEXT PRIMARY KEY, sign_count {BIGINT} NOT NULL, used_ms {BIGINT} NOT NULL) {STRICT}
        """,
        """
        CREATE TABLE passkey_challenges (
            challenge {BYTES} PRIMARY KEY, purpose TEXT NOT NULL, member TEXT NOT NULL, expires_ms {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_ms)",
        "CREATE TABLE signature_files (sha256 TEXT PRIMARY KEY, bytes {BYTES} NOT NULL) {STRICT}",
        """
        CREATE TABLE prepared_terms (
            trade TEXT NOT NULL, member TEXT NOT NULL, document TEXT NOT NULL, body {BYTES} NOT NULL, at_ms {BIGINT} NOT NULL,
            PRIMARY KEY (trade, member)) {STRICT}
        """,
    ]

}

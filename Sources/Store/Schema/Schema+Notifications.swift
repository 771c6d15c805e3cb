/// The tables of what is asked of members, of absences, and of mails to members.
extension Schema {
    /// What is asked of whom and who is away are views. The rest is none: addresses, choices, mails on their way. A member's address
    /// is personal data that no entry holds, so that it can be taken away at once.
    static let notifications: [SQL] = [
        """
        CREATE TABLE v_asks (
            trade TEXT PRIMARY KEY, member TEXT NOT NULL, ask TEXT NOT NULL, position {BIGINT} NOT NULL,
            since_ms {BIGINT} NOT NULL, deadline TEXT, until_ms {BIGINT}, promised_ms {BIGINT}) {STRICT}
        """,
        "CREATE INDEX v_asks_by_member ON v_asks (member, position)",
        """
        CREATE TABLE v_absences (
            member TEXT PRIMARY KEY, sequence {BIGINT} NOT NULL, from_ms {BIGINT} NOT NULL, until_ms {BIGINT} NOT NULL,
            word TEXT) {STRICT}
        """,
        """
        CREATE TABLE contacts (
            member TEXT PRIMARY KEY, address TEXT NOT NULL, confirmed_ms {BIGINT} NOT NULL, language TEXT NOT NULL,
            asked TEXT NOT NULL, reminder TEXT NOT NULL, news TEXT NOT NULL, quiet_from {BIGINT}, quiet_until {BIGINT},
            told_position {BIGINT} NOT NULL, bounces {BIGINT} NOT NULL, bounced_ms {BIGINT}, bounce_text TEXT) {STRICT}
        """,
        """
        CREATE TABLE former_contacts (
            member TEXT NOT NULL, address TEXT NOT NULL, language TEXT NOT NULL, until_ms {BIGINT} NOT NULL,
            PRIMARY KEY (member, address)) {STRICT}
        """,
        """
        CREATE TABLE contact_tokens (
            token {BYTES} PRIMARY KEY, member TEXT NOT NULL, address TEXT NOT NULL, language TEXT NOT NULL,
            expires_ms {BIGINT} NOT NULL) {STRICT}
        """,
        "CREATE INDEX contact_tokens_by_member ON contact_tokens (member)",
        """
        CREATE TABLE mail_items (
            member TEXT NOT NULL, position {BIGINT} NOT NULL, class TEXT NOT NULL, trade TEXT NOT NULL, due_ms {BIGINT} NOT NULL,
            PRIMARY KEY (member, position, class)) {STRICT}
        """,
        "CREATE INDEX mail_items_due ON mail_items (due_ms)",
        """
        CREATE TABLE member_mails (
            id TEXT PRIMARY KEY, member TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            body TEXT NOT NULL, classes TEXT NOT NULL, created_ms {BIGINT} NOT NULL, attempts {BIGINT} NOT NULL,
            next_ms {BIGINT} NOT NULL, done_ms {BIGINT}, outcome TEXT, code {BIGINT}, answer TEXT) {STRICT}
        """,
        "CREATE INDEX member_mails_due ON member_mails (next_ms) WHERE done_ms IS NULL",
        "CREATE INDEX member_mails_by_member ON member_mails (member, created_ms)",
    ]
}

import Evidence
import Market
import Store

/// Where and how a member is reached by mail. No entry holds it: it is personal data that can be taken away at once.
package struct Contact: Sendable, Hashable {
    /// The address, which its owner has confirmed.
    package let address: String
    /// When that was.
    package let confirmedAt: Timestamp
    /// What the member wants, and when.
    package let settings: MailSettings
    /// How many mails came back for good, not long after one another.
    package let bounces: Int
    /// When the last one did.
    package let bouncedAt: Timestamp?
    /// What the mail server said to it.
    package let bounceText: String?

    /// Whether nothing is sent to it any more, because mails came back.
    package var isStopped: Bool { bounces >= MailBounces.hardMax }
}

/// Why nothing changes about a member's mail address.
package enum ContactRefusal: String, Refusal {
    /// It is no address of a mailbox.
    case mailAddressMalformed
    /// This market has no mail server.
    case mailNotOffered
    /// So many confirmations were asked for already within a day.
    case tooManyConfirmations
    /// The link is used up, or its time is over.
    case confirmationOver
    /// There is no address yet.
    case noContact
    /// The hours of rest are none.
    case quietHoursMalformed

    package var code: String { rawValue }

    package var details: [String] { self == .tooManyConfirmations ? [String(ContactTable.confirmationsMax)] : [] }
}

/// The tables of addresses.
struct ContactTable {
    let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// How many links for confirming a member can have at a time, each for ``tokenLife``.
    static let confirmationsMax = 5
    /// How long a link for confirming is good.
    static let tokenLife = Span.hours(24)
    /// How long an address that was changed or taken away is still told of changes to the account: longer than any cool-down, so that
    /// whoever took over a session cannot silence its owner first.
    static let formerLife = Span.days(14)

    private static let select: SQL =
        """
        SELECT address, confirmed_ms, language, asked, reminder, news, quiet_from, quiet_until, bounces, bounced_ms, bounce_text
        FROM contacts WHERE member = $1
        """

    func contact(of member: MemberID) throws -> Contact? {
        try connection.row(Self.select, [.text(member.rawValue)]) { row in
            var quiet: QuietHours?
            if let from = try row.int64OrNil(6), let until = try row.int64OrNil(7) {
                quiet = QuietHours(from: Int(from), until: Int(until))
            }
            let settings = MailSettings(
                language: try stored(row.text(2)),
                choices: [
                    .asked: try stored(row.text(3)), .reminder: try stored(row.text(4)), .news: try stored(row.text(5)),
                ], quiet: quiet)
            return Contact(
                address: try row.text(0), confirmedAt: Timestamp(ms: try row.int64(1)), settings: settings,
                bounces: Int(try row.int64(8)), bouncedAt: try row.int64OrNil(9).map { Timestamp(ms: $0) },
                bounceText: try row.textOrNil(10))
        }
    }

    private static let upsert: SQL =
        """
        INSERT INTO contacts (member, address, confirmed_ms, language, asked, reminder, news, quiet_from, quiet_until,
            told_position, bounces, bounced_ms, bounce_text)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT coalesce(max(position), -1) FROM entries), 0, NULL, NULL)
        ON CONFLICT (member) DO UPDATE SET address = excluded.address, confirmed_ms = excluded.confirmed_ms,
            told_position = excluded.told_position, bounces = 0, bounced_ms = NULL, bounce_text = NULL
        """
    private static let update: SQL =
        """
        UPDATE contacts SET language = $2, asked = $3, reminder = $4, news = $5, quiet_from = $6, quiet_until = $7
        WHERE member = $1
        """

    /// A confirmed address takes the place of the one before; the choices stay.
    func confirm(_ address: String, of member: MemberID, _ settings: MailSettings, at time: Timestamp) throws {
        try connection.run(
            Self.upsert, [.text(member.rawValue), .text(address), .integer(time.ms)] + Self.values(of: settings))
    }

    func set(_ settings: MailSettings, of member: MemberID) throws {
        try connection.run(Self.update, [.text(member.rawValue)] + Self.values(of: settings))
    }

    private static func values(of settings: MailSettings) -> [SQLValue] {
        [
            .text(settings.language.rawValue), .text(settings.choice(for: .asked).rawValue),
            .text(settings.choice(for: .reminder).rawValue), .text(settings.choice(for: .news).rawValue),
            .integer(orNull: settings.quiet.map { Int64($0.from) }), .integer(orNull: settings.quiet.map { Int64($0.until) }),
        ]
    }

    private static let delete: SQL = "DELETE FROM contacts WHERE member = $1"
    private static let deleteItems: SQL = "DELETE FROM mail_items WHERE member = $1"
    private static let putFormer: SQL =
        """
        INSERT INTO former_contacts (member, address, language, until_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (member, address) DO UPDATE SET until_ms = excluded.until_ms
        """
    private static let takeFormer: SQL = "DELETE FROM former_contacts WHERE member = $1 AND address = $2"

    /// Takes the address away; for a while it is still told of changes to the account.
    func remove(_ contact: Contact, of member: MemberID, at time: Timestamp) throws {
        try connection.run(Self.delete, [.text(member.rawValue)])
        try connection.run(Self.deleteItems, [.text(member.rawValue)])
        try keepFormer(contact, of: member, at: time)
    }

    func keepFormer(_ contact: Contact, of member: MemberID, at time: Timestamp) throws {
        try connection.run(
            Self.putFormer,
            [
                .text(member.rawValue), .text(contact.address), .text(contact.settings.language.rawValue),
                .integer(time.adding(Self.formerLife).ms),
            ])
    }

    func forgetFormer(_ address: String, of member: MemberID) throws {
        try connection.run(Self.takeFormer, [.text(member.rawValue), .text(address)])
    }

    private static let selectFormer: SQL =
        "SELECT address, language FROM former_contacts WHERE member = $1 AND until_ms > $2 ORDER BY address"

    /// Every address that is known of a member at that moment, and the language for it: the present one, and those of lately.
    func known(of member: MemberID, at time: Timestamp) throws -> [(address: String, language: MailLanguage)] {
        var known: [(address: String, language: MailLanguage)] = []
        if let contact = try contact(of: member), !contact.isStopped {
            known.append((contact.address, contact.settings.language))
        }
        for former in try connection.rows(
            Self.selectFormer, [.text(member.rawValue), .integer(time.ms)],
            { (address: try $0.text(0), language: try stored($0.text(1)) as MailLanguage) })
        where !known.contains(where: { $0.address == former.address }) { known.append(former) }
        return known
    }

    // MARK: Links for confirming

    private static let countTokens: SQL = "SELECT count(*) FROM contact_tokens WHERE member = $1 AND expires_ms > $2"
    private static let insertToken: SQL =
        "INSERT INTO contact_tokens (token, member, address, language, expires_ms) VALUES ($1, $2, $3, $4, $5)"
    private static let selectToken: SQL =
        "SELECT member, address, language FROM contact_tokens WHERE token = $1 AND expires_ms > $2"
    private static let endTokens: SQL = "UPDATE contact_tokens SET address = '' WHERE member = $1"

    func putToken(
        _ token: String, for address: String, _ language: MailLanguage, of member: MemberID, at time: Timestamp
    ) throws {
        let open = try connection.row(Self.countTokens, [.text(member.rawValue), .integer(time.ms)]) { try $0.int64(0) } ?? 0
        guard open < Self.confirmationsMax else { throw ContactRefusal.tooManyConfirmations }
        try connection.run(
            Self.insertToken,
            [
                .bytes(Self.hash(token)), .text(member.rawValue), .text(address), .text(language.rawValue),
                .integer(time.adding(Self.tokenLife).ms),
            ])
    }

    /// Whose address that link confirms; nil once it was used or its time is over.
    func token(_ token: String, at time: Timestamp) throws -> (member: MemberID, address: String, language: MailLanguage)? {
        let found = try connection.row(Self.selectToken, [.bytes(Self.hash(token)), .integer(time.ms)]) { row in
            (member: try MemberID.stored(row.text(0)), address: try row.text(1), language: try stored(row.text(2)) as MailLanguage)
        }
        return found.flatMap { $0.address.isEmpty ? nil : $0 }
    }

    /// All links of a member are used up. They are counted until their time is over.
    func useTokens(of member: MemberID) throws { try connection.run(Self.endTokens, [.text(member.rawValue)]) }

    private static func hash(_ token: String) -> [UInt8] { Hash.sha256(Array(token.utf8)).bytes }

    // MARK: What is over

    private static let sweepTokens: SQL = "DELETE FROM contact_tokens WHERE expires_ms <= $1"
    private static let sweepFormer: SQL = "DELETE FROM former_contacts WHERE until_ms <= $1"

    func sweep(at time: Timestamp) throws {
        try connection.run(Self.sweepTokens, [.integer(time.ms)])
        try connection.run(Self.sweepFormer, [.integer(time.ms)])
    }

    private static let setBounces: SQL =
        "UPDATE contacts SET bounces = $2, bounced_ms = $3, bounce_text = $4 WHERE member = $1"

    /// A mail to that address came back for good. One to an earlier address says nothing about the present one.
    func bounced(_ address: String, of member: MemberID, _ text: String, at time: Timestamp) throws {
        guard let contact = try contact(of: member), contact.address == address else { return }
        let count = MailBounces.count(contact.bounces, last: contact.bouncedAt, at: time)
        try connection.run(
            Self.setBounces,
            [.text(member.rawValue), .integer(Int64(count)), .integer(time.ms), .text(String(text.prefix(300)))])
    }
}

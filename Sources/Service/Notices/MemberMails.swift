import Market
import Store

/// The mails to members that are on their way, and what the mail server answered. They are no history and no view: what they tell
/// stands in the members' pages.
struct MemberMails {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// How long a mail that was sent is remembered, so that one that comes back is known.
    static let memory = Span.days(30)

    /// What a mail says.
    struct Text: Sendable {
        let subject: String
        let body: String
    }

    /// A mail that is to be sent.
    struct New: Sendable {
        /// Its own name, the `Message-ID`.
        let id: String
        let member: MemberID
        let address: String
        /// Such as `notices`.
        let kind: String
        let text: Text
        /// What can be ended by it.
        var classes: [NoticeClass] = []
    }

    /// A mail that is due.
    struct Due: Sendable {
        let mail: New
        let attempts: Int
        let next: Timestamp
    }

    private static let insert: SQL =
        """
        INSERT INTO member_mails (id, member, address, kind, subject, body, classes, created_ms, attempts, next_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $8)
        """

    func put(_ mail: New, at time: Timestamp) throws {
        try connection.run(
            Self.insert,
            [
                .text(mail.id), .text(mail.member.rawValue), .text(mail.address), .text(mail.kind), .text(mail.text.subject),
                .text(mail.text.body), .text(mail.classes.map(\.rawValue).joined(separator: "-")), .integer(time.ms),
            ])
    }

    private static let selectDue: SQL =
        """
        SELECT id, member, address, kind, subject, body, classes, attempts, next_ms FROM member_mails
        WHERE done_ms IS NULL AND next_ms <= $1 ORDER BY next_ms, id LIMIT $2
        """

    /// The mails whose time has come, the oldest first.
    func due(at time: Timestamp, limit: Int) throws -> [Due] {
        try connection.rows(Self.selectDue, [.integer(time.ms), .integer(Int64(limit))]) { row in
            Due(
                mail: New(
                    id: try row.text(0), member: try MemberID.stored(row.text(1)), address: try row.text(2),
                    kind: try row.text(3), text: Text(subject: try row.text(4), body: try row.text(5)),
                    classes: try row.text(6).split(separator: "-").map { try stored(String($0)) }),
                attempts: Int(try row.int64(7)), next: Timestamp(ms: try row.int64(8)))
        }
    }

    private static let hold: SQL =
        "UPDATE member_mails SET next_ms = $3 WHERE id = $1 AND next_ms = $2 AND done_ms IS NULL RETURNING id"

    /// Takes a mail that is due for whoever asks first, until that moment; false where another node was faster.
    func hold(_ due: Due, until time: Timestamp) throws -> Bool {
        try connection.row(Self.hold, [.text(due.mail.id), .integer(due.next.ms), .integer(time.ms)]) { try $0.text(0) } != nil
    }

    private static let postpone: SQL =
        "UPDATE member_mails SET attempts = attempts + 1, next_ms = $2, code = $3, answer = $4 WHERE id = $1"
    /// What it said goes with its sending.
    private static let finish: SQL =
        """
        UPDATE member_mails SET attempts = attempts + 1, done_ms = $2, outcome = $3, code = $4, answer = $5, subject = '',
            body = '' WHERE id = $1
        """

    func postpone(_ mail: String, until time: Timestamp, _ answer: SMTPAnswer) throws {
        try connection.run(
            Self.postpone,
            [.text(mail), .integer(time.ms), .integer(Int64(answer.code)), .text(String(answer.text.prefix(300)))])
    }

    func finish(_ mail: String, _ answer: SMTPAnswer, at time: Timestamp) throws {
        try connection.run(
            Self.finish,
            [
                .text(mail), .integer(time.ms), .text(answer.meaning.rawValue), .integer(Int64(answer.code)),
                .text(String(answer.text.prefix(300))),
            ])
    }

    private static let find: SQL = "SELECT member, address FROM member_mails WHERE id = $1"
    private static let comeBack: SQL =
        "UPDATE member_mails SET outcome = 'returned', answer = $2 WHERE id = $1 AND outcome = 'accepted' RETURNING id"

    /// Whom a mail went to; nil for one that is not remembered.
    func receiver(of mail: String) throws -> (member: MemberID, address: String)? {
        try connection.row(Self.find, [.text(mail)]) { (member: try MemberID.stored($0.text(0)), address: try $0.text(1)) }
    }

    /// A mail that was taken has come back after all; false where that is known already.
    func cameBack(_ mail: String, _ text: String) throws -> Bool {
        try connection.row(Self.comeBack, [.text(mail), .text(String(text.prefix(300)))]) { try $0.text(0) } != nil
    }

    private static let sweep: SQL = "DELETE FROM member_mails WHERE done_ms <= $1"

    func sweep(at time: Timestamp) throws {
        try connection.run(Self.sweep, [.integer(time.adding(Span(ms: -Self.memory.ms)).ms)])
    }
}

/// Tells a member of a change to the account, at every address that was known before it.
struct AccountMails: Sendable {
    let chance: Chance
    let host: String
    let address: String

    func put(_ change: AccountChange, for member: MemberID, at time: Timestamp, _ connection: any Connection) throws {
        for known in try ContactTable(connection).known(of: member, at: time) {
            let text = AccountMailText.told(change, address, known.language)
            try MemberMails(connection).put(
                MemberMails.New(
                    id: "\(chance.nonce())@\(host)", member: member, address: known.address, kind: "account", text: text),
                at: time)
        }
    }
}

import Evidence
import Market
import Store

/// Which mail an event owes: the mail's own name; nil for most events.
func mailOwed(for event: any CaseEvent) -> String? {
    if let event = event as? TradeEvent, case .mailPrepared(let facts) = event { facts.mail } else { nil }
}

/// The mails that are still to be sent, beside the entries that owe them. What a mail says is read from its entry when it is sent,
/// so no address stands here.
struct MailOutbox {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// A mail that is due.
    struct Owed: Sendable {
        /// The mail's own name.
        let id: String
        /// The case whose entry owes it.
        let stream: StreamName
        /// How often it was tried.
        let attempts: Int
        /// When it became due.
        let due: Timestamp
    }

    private static let insert: SQL =
        """
        INSERT INTO outbox (id, kind, stream, body, attempts, next_ms) VALUES ($1, 'mail', $2, '', 0, $3)
        ON CONFLICT (id) DO NOTHING
        """
    private static let selectDue: SQL =
        """
        SELECT id, stream, attempts, next_ms FROM outbox WHERE kind = 'mail' AND done_ms IS NULL AND next_ms <= $1
        ORDER BY next_ms LIMIT $2
        """
    private static let hold: SQL =
        "UPDATE outbox SET next_ms = $3 WHERE id = $1 AND next_ms = $2 AND done_ms IS NULL RETURNING id"
    private static let selectError: SQL = "SELECT attempts, last_error FROM outbox WHERE id = $1"

    func put(_ mail: String, by entry: Entry) throws {
        try connection.run(Self.insert, [.text(mail), .text(entry.header.stream), .integer(entry.header.timeMs)])
    }

    /// The mails whose time has come, the oldest first.
    func due(at time: Timestamp, limit: Int) throws -> [Owed] {
        try connection.rows(Self.selectDue, [.integer(time.ms), .integer(Int64(limit))]) { row in
            Owed(
                id: try row.text(0), stream: StreamName(text: try row.text(1)), attempts: Int(try row.int64(2)),
                due: Timestamp(ms: try row.int64(3)))
        }
    }

    /// Takes a mail that is due for whoever asks first, until that moment; false where another node was faster.
    func hold(_ owed: Owed, until time: Timestamp) throws -> Bool {
        try connection.row(Self.hold, [.text(owed.id), .integer(owed.due.ms), .integer(time.ms)]) { try $0.text(0) } != nil
    }

    /// How often a mail was tried, and what went wrong last; nil for one that is not owed.
    func trouble(of mail: String) throws -> (attempts: Int, lastError: String?)? {
        try connection.row(Self.selectError, [.text(mail)]) { (attempts: Int(try $0.int64(0)), lastError: try $0.textOrNil(1)) }
    }
}

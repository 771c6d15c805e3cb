import Evidence
import Market
import Store

/// Which payout an event owes a call for; nil for most events. One that people make owes none.
func payoutOwed(for event: any CaseEvent) -> PayoutID? {
    guard let event = event as? WalletEvent else { return nil }
    switch event {
    case .payoutOrdered(let facts): return facts.needsReview || facts.isByHand ? nil : facts.payout
    case .payoutApproved(let facts): return facts.isFinal ? facts.payout : nil
    case .payoutAccountAdded, .payoutAccountRemoved, .payoutDeclined, .payoutNoted, .payoutMade, .payoutFailed, .debtIncurred,
        .debtPaid:
        return nil
    }
}

/// The payouts that are still to be made, beside the entries that owe them. Where the money goes is read when it is sent, so no
/// account stands here.
struct PayoutOutbox {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// A payout that is due.
    struct Owed: Sendable {
        let payout: PayoutID
        /// The wallet whose entry owes it.
        let stream: StreamName
        /// How often it was tried.
        let attempts: Int
        /// When it became due.
        let due: Timestamp
    }

    private static let insert: SQL =
        """
        INSERT INTO outbox (id, kind, stream, body, attempts, next_ms) VALUES ($1, 'payout', $2, '', 0, $3)
        ON CONFLICT (id) DO NOTHING
        """
    private static let selectDue: SQL =
        """
        SELECT id, stream, attempts, next_ms FROM outbox WHERE kind = 'payout' AND done_ms IS NULL AND next_ms <= $1
        ORDER BY next_ms LIMIT $2
        """
    private static let hold: SQL =
        "UPDATE outbox SET next_ms = $3 WHERE id = $1 AND next_ms = $2 AND done_ms IS NULL RETURNING id"

    func put(_ payout: PayoutID, by entry: Entry) throws {
        try connection.run(
            Self.insert, [.text(payout.rawValue), .text(entry.header.stream), .integer(entry.header.timeMs)])
    }

    /// The payouts whose time has come, the oldest first.
    func due(at time: Timestamp, limit: Int) throws -> [Owed] {
        try connection.rows(Self.selectDue, [.integer(time.ms), .integer(Int64(limit))]) { row in
            Owed(
                payout: try PayoutID.stored(row.text(0)), stream: StreamName(text: try row.text(1)),
                attempts: Int(try row.int64(2)), due: Timestamp(ms: try row.int64(3)))
        }
    }

    /// Takes a payout that is due for whoever asks first, until that moment; false where another node was faster.
    func hold(_ owed: Owed, until time: Timestamp) throws -> Bool {
        try connection.row(Self.hold, [.text(owed.payout.rawValue), .integer(owed.due.ms), .integer(time.ms)]) {
            try $0.text(0)
        } != nil
    }
}

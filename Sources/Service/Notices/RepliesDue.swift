import Market
import Store

/// A buyer who waits for a seller's answer, and the clock that runs for it.
package struct ReplyDue: Sendable, Hashable {
    /// What waits.
    package enum Kind: Sendable, Hashable {
        /// The newest message of a trade that the seller has not answered; its place among the entries.
        case message(TradeID, sequence: Int64)
        /// A question for support, by its number in the trade.
        case ticket(TradeID, number: Int)
        /// A public question about a listing.
        case question(ListingID)
    }

    /// What waits.
    package let kind: Kind
    /// What it is about; empty once erased.
    package let title: String
    /// Who asks; empty once erased.
    package let otherName: String
    /// Since when.
    package let since: Timestamp
    /// By when an answer is due or was promised; nil where neither holds.
    package let until: Timestamp?

    /// The name of the kind, for programs.
    package var name: String {
        switch kind {
        case .message: "message"
        case .ticket: "ticket"
        case .question: "question"
        }
    }
}

extension Marketplace {
    private static let selectMessages: SQL =
        """
        SELECT p.trade, p.sequence, coalesce(r.title, ''), coalesce(m.display_name, ''), p.since_ms, a.promised_ms
        FROM v_replies p JOIN v_trades t ON t.id = p.trade LEFT JOIN v_members m ON m.id = t.buyer
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
            LEFT JOIN v_asks a ON a.trade = p.trade AND a.ask = 'answerEnquiry'
        WHERE p.seller = $1 AND (t.phase NOT IN ('completed', 'refunded') OR p.since_ms >= $2)
        ORDER BY p.since_ms, p.trade LIMIT 100
        """
    private static let selectTickets: SQL =
        """
        SELECT a.trade, a.number, coalesce(r.title, ''), coalesce(m.display_name, ''), a.opened_ms, a.due_ms
        FROM v_after_sales a JOIN v_trades t ON t.id = a.trade LEFT JOIN v_members m ON m.id = a.buyer
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
        WHERE a.seller = $1 AND a.kind = 'supportQuestion' AND a.awaited = 'seller' AND a.closed_ms IS NULL
        ORDER BY a.opened_ms, a.trade, a.number LIMIT 100
        """
    private static let selectTitle: SQL = "SELECT title FROM v_listings WHERE id = $1"

    /// Who waits for a seller's answer: in conversations, with questions for support, and with public questions. What is due first
    /// comes first, then what has waited longest; at most 100 of each.
    package func repliesDue(of seller: MemberID) async throws -> [ReplyDue] {
        let now = clock.now()
        let id = SQLValue.text(seller.rawValue)
        let questions = try await unansweredQuestions(of: seller)
        let due = try await database.read { connection in
            let since = now.adding(.days(-Trade.answerDaysAfterEnd)).ms
            let messages = try connection.rows(Self.selectMessages, [id, .integer(since)]) { row in
                try ReplyDue(row, .message(try TradeID.stored(row.text(0)), sequence: try row.int64(1)))
            }
            let tickets = try connection.rows(Self.selectTickets, [id]) { row in
                try ReplyDue(row, .ticket(try TradeID.stored(row.text(0)), number: Int(try row.int64(1))))
            }
            let asked = try questions.map { question in
                ReplyDue(
                    kind: .question(question.listing),
                    title: try connection.row(Self.selectTitle, [.text(question.listing.rawValue)]) { try $0.textOrNil(0) ?? "" }
                        ?? "",
                    otherName: question.askerName, since: question.asked, until: nil)
            }
            return messages + tickets + asked
        }
        return due.sorted { ($0.until?.ms ?? .max, $0.since.ms) < ($1.until?.ms ?? .max, $1.since.ms) }
    }
}

extension ReplyDue {
    /// Reads the last four of the six columns in which messages and tickets are selected.
    fileprivate init(_ row: Row, _ kind: Kind) throws {
        self.init(
            kind: kind, title: try row.text(2), otherName: try row.text(3), since: Timestamp(ms: try row.int64(4)),
            until: try row.int64OrNil(5).map(Timestamp.init(ms:)))
    }
}

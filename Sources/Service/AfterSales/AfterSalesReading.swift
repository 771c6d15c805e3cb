import Market
import Store

/// One after-sales request in a member's list.
package struct AfterSalesRow: Sendable, Hashable {
    /// The trade.
    package let trade: TradeID
    /// The request, from 1 within it.
    package let number: Int
    /// What the trade is about; empty once erased.
    package let title: String
    /// The reader's side.
    package let side: Side
    /// What the other party is called.
    package let otherName: String
    /// What is asked.
    package let kind: AfterSalesKind
    /// Why it is to be taken back; nil where no reason is needed.
    package let reason: ReturnReason?
    /// Where it stands.
    package let phase: AfterSalesPhase
    /// Who is to act next; nil where it is over.
    package let awaited: Side?
    /// When the first clock runs out; nil where none runs.
    package let due: Timestamp?
    /// When it was asked.
    package let opened: Timestamp
    /// When the seller first answered; nil before.
    package let firstReply: Timestamp?
}

extension Marketplace {
    private static let selectOpen: SQL =
        """
        SELECT a.trade, a.number, coalesce(r.title, ''), a.seller, coalesce(m.display_name, ''), a.kind, a.reason, a.phase, a.awaited,
            a.due_ms, a.opened_ms, a.first_reply_ms
        FROM v_after_sales a JOIN v_trades t ON t.id = a.trade
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
            LEFT JOIN v_members m ON m.id = CASE WHEN a.seller = $1 THEN a.buyer ELSE a.seller END
        WHERE (a.seller = $1 OR a.buyer = $1) AND a.closed_ms IS NULL
        ORDER BY CASE WHEN a.due_ms IS NULL THEN 1 ELSE 0 END, a.due_ms, a.trade, a.number LIMIT $2
        """

    /// A member's open after-sales requests, what runs out first at the top. `limit` is 1 to 200.
    package func afterSales(of member: MemberID, limit: Int = 200) async throws -> [AfterSalesRow] {
        let values: [SQLValue] = [.text(member.rawValue), .integer(Int64(min(max(1, limit), 200)))]
        return try await database.read { connection in
            try connection.rows(Self.selectOpen, values) { row in
                AfterSalesRow(
                    trade: try TradeID.stored(row.text(0)), number: Int(try row.int64(1)), title: try row.text(2),
                    side: try row.text(3) == member.rawValue ? .seller : .buyer, otherName: try row.text(4),
                    kind: try stored(row.text(5)), reason: try row.textOrNil(6).map { try stored($0) },
                    phase: try stored(row.text(7)), awaited: try row.textOrNil(8).map { try stored($0) },
                    due: try row.int64OrNil(9).map(Timestamp.init(ms:)), opened: Timestamp(ms: try row.int64(10)),
                    firstReply: try row.int64OrNil(11).map(Timestamp.init(ms:)))
            }
        }
    }

    /// The entries of a trade that tell of its after-sales requests, oldest first.
    package func afterSalesEntries(of reading: TradeReading) async throws -> [TradeEntry] {
        guard !reading.trade.requests.isEmpty else { return [] }
        return try await entries(of: reading).filter { $0.event.request != nil }
    }
}

import Market
import Store

/// Something that is asked of a member now.
package struct AskRow: Sendable, Hashable {
    /// The trade that waits.
    package let trade: TradeID
    /// What it is about; empty once erased.
    package let title: String
    /// Who the other is.
    package let otherName: String
    /// What is asked.
    package let kind: AskKind
    /// Since when.
    package let since: Timestamp
    /// What runs out if nothing is done; nil where nothing does.
    package let deadline: DeadlineKind?
    /// When that is.
    package let until: Timestamp?
    /// By when the seller promised a first answer; nil where none is promised, or something else is asked.
    package let promised: Timestamp?
}

extension Marketplace {
    private static let selectAsks: SQL =
        """
        SELECT a.trade, coalesce(r.title, ''), coalesce(CASE WHEN t.buyer = $1 THEN s.display_name ELSE b.display_name END, ''),
            a.ask, a.since_ms, a.deadline, a.until_ms, a.promised_ms
        FROM v_asks a JOIN v_trades t ON t.id = a.trade
            LEFT JOIN v_members b ON b.id = t.buyer LEFT JOIN v_members s ON s.id = t.seller
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
        WHERE a.member = $1 ORDER BY coalesce(a.until_ms, a.promised_ms, a.since_ms), a.trade LIMIT $2
        """

    /// What is asked of a member, what runs out first before all. `limit`: 1 to 100.
    package func asks(of member: MemberID, limit: Int = 50) async throws -> [AskRow] {
        let values: [SQLValue] = [.text(member.rawValue), .integer(Int64(min(max(1, limit), 100)))]
        return try await database.read { connection in
            try connection.rows(Self.selectAsks, values, Self.ask)
        }
    }

    private static func ask(_ row: Row) throws -> AskRow {
        AskRow(
            trade: try TradeID.stored(row.text(0)), title: try row.text(1), otherName: try row.text(2),
            kind: try stored(row.text(3)), since: Timestamp(ms: try row.int64(4)),
            deadline: try row.textOrNil(5).map { try stored($0) }, until: try row.int64OrNil(6).map { Timestamp(ms: $0) },
            promised: try row.int64OrNil(7).map { Timestamp(ms: $0) })
    }
}

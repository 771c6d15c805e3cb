import Market
import Store

/// Which of a member's trades a list shows.
package enum TradesShown: String, Sendable, CaseIterable {
    case all, buying, selling
}

extension TradeRow {
    /// Whether the trade waits for that member.
    package func waits(for member: MemberID) -> Bool {
        buyer == member && needs.includes(.buyer) || seller == member && needs.includes(.seller)
    }
}

extension Marketplace {
    /// A member's trades on the sides that are shown, each with whether it waits for the member.
    private static let withWaits =
        """
        (SELECT v.*, CASE WHEN (v.buyer = $1 AND v.needs IN ('buyer', 'both'))
                OR (v.seller = $1 AND v.needs IN ('seller', 'both')) THEN 1 ELSE 0 END AS waits
            FROM v_trades v WHERE (v.buyer = $1 AND $2 <> 'selling') OR (v.seller = $1 AND $2 <> 'buying'))
        """
    private static let selectInOrder = SQL(
        """
        \(TradeRow.selected(from: withWaits))
        WHERE t.waits < $3 OR (t.waits = $3 AND t.id < $4) ORDER BY t.waits DESC, t.id DESC LIMIT $5
        """)

    private static let selectWaiting: SQL =
        """
        SELECT count(*) FROM (
            SELECT id FROM v_trades WHERE buyer = $1 AND needs IN ('buyer', 'both')
            UNION ALL SELECT id FROM v_trades WHERE seller = $1 AND needs IN ('seller', 'both') LIMIT 100) w
        """

    /// In how many trades it is this member's turn: 0 to 100, where 100 stands for more.
    package func tradesWaiting(for member: MemberID) async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.selectWaiting, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0)
        }
    }

    /// A member's trades: first those that wait for the member, then the others, each newest first.
    ///
    /// - Parameters:
    ///   - after: the last one that has been shown, and whether it waited for the member.
    ///   - limit: 1 to 101.
    package func tradesInOrder(
        of member: MemberID, shown: TradesShown, after: (waits: Bool, id: String)? = nil, limit: Int
    ) async throws -> [TradeRow] {
        let waits: Int64 = after.map { $0.waits ? 1 : 0 } ?? 2
        let values: [SQLValue] = [
            .text(member.rawValue), .text(shown.rawValue), .integer(waits), .text(after?.id ?? "~"),
            .integer(Int64(min(max(1, limit), 101))),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectInOrder, values, TradeRow.init(row:))
        }
    }
}

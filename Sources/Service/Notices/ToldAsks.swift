import Market
import Store

/// Something that is asked of a member now, outside of trades.
package struct ToldAskRow: Sendable, Hashable {
    /// What is asked.
    package let ask: ToldAsk
    /// The complaint's or the question's stream.
    package let stream: StreamName
    /// The listing that it is about; nil where it is about none.
    package let listing: ListingID?
    /// What that is called; empty where it is erased, or none.
    package let title: String
    /// Since when.
    package let since: Timestamp
    /// When it runs out; nil where nothing does.
    package let until: Timestamp?
}

extension Marketplace {
    private static let selectAsked: SQL =
        """
        SELECT o.ask, o.stream, o.listing, coalesce(l.title, ''), o.at_ms, o.until_ms FROM v_told o
            LEFT JOIN v_listings l ON l.id = o.listing
        WHERE o.member = $1 AND o.ask IS NOT NULL AND NOT o.done ORDER BY coalesce(o.until_ms, o.at_ms), o.position LIMIT $2
        """

    /// What is asked of a member outside of trades, what runs out first before all. `limit`: 1 to 100.
    package func toldAsks(of member: MemberID, limit: Int = 50) async throws -> [ToldAskRow] {
        let values: [SQLValue] = [.text(member.rawValue), .integer(Int64(min(max(1, limit), 100)))]
        return try await database.read { connection in
            try connection.rows(Self.selectAsked, values) { row in
                ToldAskRow(
                    ask: try stored(row.text(0)), stream: StreamName(text: try row.text(1)),
                    listing: try row.textOrNil(2).map { try ListingID.stored($0) }, title: try row.text(3),
                    since: Timestamp(ms: try row.int64(4)), until: try row.int64OrNil(5).map { Timestamp(ms: $0) })
            }
        }
    }
}

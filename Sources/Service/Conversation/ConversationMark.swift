import Market
import Store

/// When a party's side had received, or read, everything up to an entry.
package struct ConversationMark: Hashable, Sendable {
    /// The newest entry that it covers.
    package let upTo: Int64
    /// When it was made.
    package let at: Timestamp

    private static let select: SQL =
        """
        SELECT up_to, at_ms FROM v_marks WHERE trade = $1 AND side = $2 AND kind = $3 AND up_to >= $4
        ORDER BY up_to LIMIT $5
        """

    /// The marks of one side from the first that covers that entry on, ascending; `kind` is `received` or `read`.
    static func list(
        _ kind: String, of side: Side, in trade: TradeID, covering first: Int64, limit: Int, _ connection: any Connection
    ) throws -> [ConversationMark] {
        try connection.rows(
            select, [.text(trade.rawValue), .text(side.rawValue), .text(kind), .integer(first), .integer(Int64(limit))]
        ) { row in ConversationMark(upTo: try row.int64(0), at: Timestamp(ms: try row.int64(1))) }
    }
}

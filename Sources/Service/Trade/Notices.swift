import Market
import Store

/// One thing that a member was told of.
package struct Notice: Sendable, Hashable {
    /// The place of its entry among all: the newest has the highest.
    package let position: Int64
    /// The trade in which it happened.
    package let trade: TradeID
    /// What the trade is about; empty once erased.
    package let title: String
    /// The place of its entry in the trade.
    package let sequence: Int64
    /// The kind of its entry, such as `deadlineReminded`.
    package let kind: String
    /// What it reminds of; nil where it is no reminder.
    package let deadline: DeadlineKind?
    /// Which reminder it is.
    package let reminder: ReminderStep?
    /// When what it reminds of runs out.
    package let until: Timestamp?
    /// When it came.
    package let at: Timestamp
    /// Whether the member's pages have shown it.
    package let isRead: Bool
}

extension Marketplace {
    private static let selectNotices: SQL =
        """
        SELECT n.position, n.trade, coalesce(r.title, ''), n.sequence, n.kind, n.about, n.step, n.until_ms, n.at_ms,
            s.position IS NOT NULL
        FROM v_notices n JOIN v_trades t ON t.id = n.trade
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
            LEFT JOIN notices_seen s ON s.member = n.member AND s.position = n.position
        WHERE n.member = $1 AND n.position < $2 ORDER BY n.position DESC LIMIT $3
        """
    private static let countUnseen: SQL =
        """
        SELECT count(*) FROM (SELECT n.position FROM v_notices n WHERE n.member = $1 AND NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = n.member AND s.position = n.position) LIMIT 1000) u
        """
    private static let selectUnseen: SQL =
        """
        SELECT n.position FROM v_notices n WHERE n.member = $1 AND ($2 = '' OR n.trade = $2) AND n.sequence >= $3
            AND n.sequence <= $4 AND n.position <= $5 AND NOT EXISTS (
                SELECT 1 FROM notices_seen s WHERE s.member = n.member AND s.position = n.position)
        ORDER BY n.position LIMIT 1000
        """
    private static let insertSeen: SQL =
        "INSERT INTO notices_seen (member, position, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

    /// What a member was told of, the newest first. `limit`: 1 to 101.
    package func notices(of member: MemberID, before position: Int64 = .max, limit: Int) async throws -> [Notice] {
        let values: [SQLValue] = [
            .text(member.rawValue), .integer(position), .integer(Int64(min(max(1, limit), 101))),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectNotices, values) { row in
                Notice(
                    position: try row.int64(0), trade: try TradeID.stored(row.text(1)), title: try row.text(2),
                    sequence: try row.int64(3), kind: try row.text(4),
                    deadline: try row.textOrNil(5).map { try stored($0) },
                    reminder: try row.textOrNil(6).map { try stored($0) },
                    until: try row.int64OrNil(7).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(8)),
                    isRead: try row.bool(9))
            }
        }
    }

    /// How many notices a member's pages have not shown: 0 to 1,000, where 1,000 stands for more.
    package func unreadNotices(of member: MemberID) async throws -> Int {
        try await database.read { connection in
            Int(try connection.row(Self.countUnseen, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0)
        }
    }

    /// A member's page has shown those entries of a trade, and with them the notices that they are.
    package func markNoticesRead(from: Int64, upTo: Int64, in trade: TradeID, by member: MemberID) async throws {
        try await see([.text(member.rawValue), .text(trade.rawValue), .integer(from), .integer(upTo), .integer(.max)])
    }

    /// The member has seen every notice up to that position.
    package func markNoticesRead(upTo position: Int64, by member: MemberID) async throws {
        try await see([.text(member.rawValue), .text(""), .integer(0), .integer(.max), .integer(position)])
    }

    /// Costs a read where nothing is unseen.
    private func see(_ values: [SQLValue]) async throws {
        while true {
            let unseen = try await database.read { try $0.rows(Self.selectUnseen, values) { try $0.int64(0) } }
            guard !unseen.isEmpty else { return }
            let now = clock.now().ms
            try await database.write { connection in
                for position in unseen {
                    try connection.run(Self.insertSeen, [values[0], .integer(position), .integer(now)])
                }
            }
        }
    }
}

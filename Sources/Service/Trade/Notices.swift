import Market
import Store

/// One thing that a member was told of.
package struct Notice: Sendable, Hashable {
    /// The place of its entry among all: the newest has the highest.
    package let position: Int64
    /// The trade, the complaint or the question in which it happened.
    package let stream: StreamName
    /// What it is about; empty once erased, and where it is about no listing.
    package let title: String
    /// The listing; nil where it is about none, and in trades.
    package let listing: ListingID?
    /// The place of its entry in that stream.
    package let sequence: Int64
    /// The kind of its entry, such as `deadlineReminded`.
    package let kind: String
    /// What it reminds of; nil where it is no reminder, and outside of trades.
    package let deadline: DeadlineKind?
    /// What it reminds of outside of trades; nil elsewhere.
    package var ask: ToldAsk? = nil
    /// Which reminder it is.
    package let reminder: ReminderStep?
    /// When what it reminds of runs out.
    package let until: Timestamp?
    /// When it came.
    package let at: Timestamp
    /// Whether the member's pages have shown it.
    package let isRead: Bool

    /// The trade in which it happened; nil for what happened outside of trades.
    package var trade: TradeID? {
        stream.kind == Substring(Trade.streamKind) ? TradeID(rawValue: String(stream.identifier)) : nil
    }
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
    private static let selectTold: SQL =
        """
        SELECT o.position, o.stream, coalesce(l.title, ''), o.sequence, o.kind, o.listing, o.until_ms, o.at_ms,
            s.position IS NOT NULL, o.reminds, o.step
        FROM v_told o LEFT JOIN v_listings l ON l.id = o.listing
            LEFT JOIN notices_seen s ON s.member = o.member AND s.position = o.position
        WHERE o.member = $1 AND o.position < $2 ORDER BY o.position DESC LIMIT $3
        """
    private static let countUnseen: SQL =
        """
        SELECT count(*) FROM (SELECT n.position FROM v_notices n WHERE n.member = $1 AND NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = n.member AND s.position = n.position) LIMIT 1000) u
        """
    private static let countUnseenTold: SQL =
        """
        SELECT count(*) FROM (SELECT o.position FROM v_told o WHERE o.member = $1 AND NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = o.member AND s.position = o.position) LIMIT 1000) u
        """
    private static let selectUnseenTold: SQL =
        """
        SELECT o.position FROM v_told o WHERE o.member = $1 AND ($2 = '' OR o.stream = $2)
            AND ($3 = '' OR (o.listing = $3 AND o.kind LIKE 'question%')) AND o.position <= $4 AND NOT EXISTS (
                SELECT 1 FROM notices_seen s WHERE s.member = o.member AND s.position = o.position)
        ORDER BY o.position LIMIT 1000
        """
    private static let selectUnseenMeasures: SQL =
        """
        SELECT o.position FROM v_told o WHERE o.member = $1 AND (o.stream = $2 OR o.stream LIKE $3) AND NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = o.member AND s.position = o.position)
        ORDER BY o.position LIMIT 1000
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
        let count = min(max(1, limit), 101)
        let values: [SQLValue] = [.text(member.rawValue), .integer(position), .integer(Int64(count))]
        let found = try await database.read { connection in
            let inTrades = try connection.rows(Self.selectNotices, values) { row in
                Notice(
                    position: try row.int64(0), stream: .trade(try TradeID.stored(row.text(1))), title: try row.text(2),
                    listing: nil, sequence: try row.int64(3), kind: try row.text(4),
                    deadline: try row.textOrNil(5).map { try stored($0) },
                    reminder: try row.textOrNil(6).map { try stored($0) },
                    until: try row.int64OrNil(7).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(8)),
                    isRead: try row.bool(9))
            }
            return try inTrades
                + connection.rows(Self.selectTold, values) { row in
                    Notice(
                        position: try row.int64(0), stream: StreamName(text: try row.text(1)), title: try row.text(2),
                        listing: try row.textOrNil(5).map { try ListingID.stored($0) }, sequence: try row.int64(3),
                        kind: try row.text(4), deadline: nil, ask: try row.textOrNil(9).map { try stored($0) },
                        reminder: try row.textOrNil(10).map { try stored($0) },
                        until: try row.int64OrNil(6).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(7)),
                        isRead: try row.bool(8))
                }
        }
        return Array(found.sorted { $0.position > $1.position }.prefix(count))
    }

    /// How many notices a member's pages have not shown: 0 to 1,000, where 1,000 stands for more.
    package func unreadNotices(of member: MemberID) async throws -> Int {
        let values: [SQLValue] = [.text(member.rawValue)]
        return try await database.read { connection in
            let counts = try [Self.countUnseen, Self.countUnseenTold].map { sql in
                Int(try connection.row(sql, values) { try $0.int64(0) } ?? 0)
            }
            return min(1_000, counts.reduce(0, +))
        }
    }

    /// A member's page has shown those entries of a trade, and with them the notices that they are.
    package func markNoticesRead(from: Int64, upTo: Int64, in trade: TradeID, by member: MemberID) async throws {
        try await see(
            Self.selectUnseen, [.text(member.rawValue), .text(trade.rawValue), .integer(from), .integer(upTo), .integer(.max)])
    }

    /// A member's page has shown a complaint, or the questions about a listing, and with it the notices about that.
    package func markNoticesRead(of stream: StreamName? = nil, about listing: ListingID? = nil, by member: MemberID) async throws {
        guard stream != nil || listing != nil else { return }
        try await see(
            Self.selectUnseenTold,
            [.text(member.rawValue), .text(stream?.text ?? ""), .text(listing?.rawValue ?? ""), .integer(.max)])
    }

    /// The member's page has shown what the staff did to the account and its listings, and with it the notices about that.
    package func markMeasuresRead(by member: MemberID) async throws {
        try await see(
            Self.selectUnseenMeasures,
            [.text(member.rawValue), .text(StreamName.member(member).text), .text("\(Listing.streamKind)/%")])
    }

    /// The member has seen every notice up to that position.
    package func markNoticesRead(upTo position: Int64, by member: MemberID) async throws {
        try await see(
            Self.selectUnseen, [.text(member.rawValue), .text(""), .integer(0), .integer(.max), .integer(position)])
        try await see(Self.selectUnseenTold, [.text(member.rawValue), .text(""), .text(""), .integer(position)])
    }

    /// Costs a read where nothing is unseen.
    private func see(_ select: SQL, _ values: [SQLValue]) async throws {
        while true {
            let unseen = try await database.read { try $0.rows(select, values) { try $0.int64(0) } }
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

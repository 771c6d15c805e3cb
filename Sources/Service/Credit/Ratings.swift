import Market
import Store

/// What is known of a member from the trades.
package struct Credit: Sendable, Hashable {
    /// Whose standing it is.
    package let member: MemberID
    /// What the member is called.
    package let displayName: String
    /// When the account was opened.
    package let since: Timestamp
    /// Good ratings that all can see.
    package let good: Int
    /// Neutral ratings that all can see.
    package let neutral: Int
    /// Bad ratings that all can see.
    package let bad: Int
    /// What those that count come to.
    package let points: Int
    /// Completed trades as the seller.
    package let tradesSold: Int
    /// Completed trades as the buyer.
    package let tradesBought: Int

    /// The level of the points; nil below the first.
    package var level: CreditLevel? { CreditLevel(points: points) }
}

/// Which ratings of a member are asked for: those that all can see, newest first.
package struct RatingQuery: Sendable {
    /// Who was rated.
    package let member: MemberID
    /// Only those; nil for all.
    package var score: Score?
    /// Only those that this side gave; nil for both.
    package var side: Side?
    /// The last rating of the page before; nil for the first page.
    package var after: Place?
    /// 1 to 50.
    package var limit: Int

    /// Where a rating stands in the list.
    package struct Place: Sendable, Hashable {
        /// When it was given, in milliseconds.
        package let atMs: Int64
        /// The trade.
        package let trade: String

        package init(atMs: Int64, trade: String) {
            self.atMs = atMs
            self.trade = trade
        }
    }

    /// The most ratings of a page.
    package static let pageMax = 50

    /// - Parameter after: the last rating of the page before; nil for the first page.
    package init(of member: MemberID, score: Score? = nil, side: Side? = nil, after: Place? = nil, limit: Int = 20) {
        self.member = member
        self.score = score
        self.side = side
        self.after = after
        self.limit = limit
    }
}

extension Marketplace {
    private static let selectMember: SQL = "SELECT display_name, registered_ms FROM v_members WHERE id = $1"
    private static let selectScores: SQL =
        "SELECT score, count(*) FROM v_ratings WHERE rated = $1 AND revealed GROUP BY score ORDER BY score"
    private static let selectPoints: SQL =
        "SELECT CAST(coalesce(sum(points), 0) AS {BIGINT}) FROM v_ratings WHERE rated = $1 AND revealed"
    private static let selectSold: SQL = "SELECT count(*) FROM v_trades WHERE seller = $1 AND phase = 'completed'"
    private static let selectBought: SQL = "SELECT count(*) FROM v_trades WHERE buyer = $1 AND phase = 'completed'"

    /// A member's credit. Throws: `NotFound`.
    package func credit(of member: MemberID) async throws -> Credit {
        try await database.read { connection in
            let id = [SQLValue.text(member.rawValue)]
            let found = try connection.row(Self.selectMember, id) { (try $0.textOrNil(0) ?? "", try $0.int64(1)) }
            guard let found else { throw NotFound() }
            var counts: [String: Int] = [:]
            try connection.forEachRow(Self.selectScores, id) { counts[try $0.text(0)] = Int(try $0.int64(1)) }
            return Credit(
                member: member, displayName: found.0, since: Timestamp(ms: found.1),
                good: counts[Score.good.rawValue] ?? 0, neutral: counts[Score.neutral.rawValue] ?? 0,
                bad: counts[Score.bad.rawValue] ?? 0,
                points: Int(try connection.row(Self.selectPoints, id) { try $0.int64(0) } ?? 0),
                tradesSold: Int(try connection.row(Self.selectSold, id) { try $0.int64(0) } ?? 0),
                tradesBought: Int(try connection.row(Self.selectBought, id) { try $0.int64(0) } ?? 0))
        }
    }

    private static let selectShown: SQL =
        """
        SELECT r.trade, r.side, r.score, r.described, r.in_time, r.service, r.at_ms, r.changed_ms, r.refunded, r.has_finding,
            r.points, r.standing, r.rated, r.rater, m.display_name
        FROM v_ratings r LEFT JOIN v_members m ON m.id = r.rater
        WHERE r.rated = $1 AND r.revealed AND (r.at_ms, r.trade) < ($2, $3) AND ($4 = '' OR r.score = $4)
            AND ($5 = '' OR r.side = $5)
        ORDER BY r.at_ms DESC, r.trade DESC LIMIT $6
        """

    /// A page of a member's ratings.
    package func ratings(_ query: RatingQuery) async throws -> [ShownRating] {
        let values: [SQLValue] = [
            .text(query.member.rawValue), .integer(query.after?.atMs ?? .max), .text(query.after?.trade ?? "~"),
            .text(query.score?.rawValue ?? ""), .text(query.side?.rawValue ?? ""),
            .integer(Int64(min(max(1, query.limit), RatingQuery.pageMax))),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectShown, values) { try ShownRating.Row($0) }.map { try $0.shown(connection) }
        }
    }

    private static let selectOne: SQL =
        """
        SELECT r.trade, r.side, r.score, r.described, r.in_time, r.service, r.at_ms, r.changed_ms, r.refunded, r.has_finding,
            r.points, r.standing, r.rated, r.rater, m.display_name
        FROM v_ratings r LEFT JOIN v_members m ON m.id = r.rater WHERE r.trade = $1 ORDER BY r.side
        """

    /// The ratings of a trade that this party may read: its own, and the other's once they are revealed. Throws: `NotFound`.
    package func ratings(of trade: TradeID, for member: MemberID) async throws -> [ShownRating] {
        let reading = try await state(of: trade, for: member)
        return try await database.read { connection in
            try connection.rows(Self.selectOne, [.text(trade.rawValue)]) { try ShownRating.Row($0) }
                .filter { reading.trade.areRatingsRevealed || $0.side == reading.role.side }.map { try $0.shown(connection) }
        }
    }

    private static let selectUndecided: SQL =
        """
        SELECT r.trade, r.side, r.score, r.described, r.in_time, r.service, r.at_ms, r.changed_ms, r.refunded, r.has_finding,
            r.points, r.standing, r.rated, r.rater, m.display_name
        FROM v_ratings r LEFT JOIN v_members m ON m.id = r.rater
        WHERE r.revealed AND (r.appealed OR (r.has_finding AND NOT EXISTS (
            SELECT 1 FROM v_rating_acts a WHERE a.trade = r.trade AND a.side = r.side AND a.kind = 'exclusionDecided')))
        ORDER BY r.at_ms, r.trade LIMIT $1
        """

    /// The ratings about which staff have something to decide: a finding without a decision, or an appeal; oldest first.
    package func ratingsToDecide(limit: Int = 50) async throws -> [ShownRating] {
        try await database.read { connection in
            try connection.rows(Self.selectUndecided, [.integer(Int64(min(max(1, limit), RatingQuery.pageMax)))]) {
                try ShownRating.Row($0)
            }.map { try $0.shown(connection) }
        }
    }
}

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
    /// Completed trades as the seller.
    package let tradesSold: Int
    /// Completed trades as the buyer.
    package let tradesBought: Int

    /// Good ones less bad ones.
    package var points: Int { good - bad }
}

/// A rating that can be seen by all.
package struct ShownRating: Sendable, Hashable {
    /// Which party rated.
    package let side: Side
    /// Good, neutral or bad.
    package let score: Score
    /// Why; nil once erased.
    package let words: String?
    /// What the one who rated is called.
    package let raterName: String
    /// When it was given.
    package let at: Timestamp
}

extension Marketplace {
    /// A party rates the trade. Throws: `RateTradeRefusal`.
    package func rate(
        _ trade: TradeID, score: Score, text: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(RateTrade(score: score, text: text), on: .trade(trade), by: .member(member), key: key)
    }

    private static let selectMember: SQL = "SELECT display_name, registered_ms FROM v_members WHERE id = $1"
    private static let selectScores: SQL =
        "SELECT score, count(*) FROM v_ratings WHERE rated = $1 AND revealed GROUP BY score ORDER BY score"
    private static let selectSold: SQL = "SELECT count(*) FROM v_trades WHERE seller = $1 AND phase = 'completed'"
    private static let selectBought: SQL = "SELECT count(*) FROM v_trades WHERE buyer = $1 AND phase = 'completed'"
    private static let selectShown: SQL =
        """
        SELECT r.side, r.score, CASE WHEN r.at_ms <= e.requested_ms THEN NULL ELSE r.words END, m.display_name, r.at_ms
        FROM v_ratings r LEFT JOIN v_members m ON m.id = r.rater LEFT JOIN v_erasures e ON e.member = r.rater
        WHERE r.rated = $1 AND r.revealed ORDER BY r.at_ms DESC, r.trade DESC LIMIT $2
        """

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
                tradesSold: Int(try connection.row(Self.selectSold, id) { try $0.int64(0) } ?? 0),
                tradesBought: Int(try connection.row(Self.selectBought, id) { try $0.int64(0) } ?? 0))
        }
    }

    /// The newest ratings of a member that can be seen. `limit` is 1 to 100.
    package func ratings(of member: MemberID, limit: Int = 20) async throws -> [ShownRating] {
        try await database.read { connection in
            try connection.rows(Self.selectShown, [.text(member.rawValue), .integer(Int64(min(max(1, limit), 100)))]) { row in
                ShownRating(
                    side: try stored(row.text(0)), score: try stored(row.text(1)), words: try row.textOrNil(2),
                    raterName: try row.textOrNil(3) ?? "", at: Timestamp(ms: try row.int64(4)))
            }
        }
    }
}

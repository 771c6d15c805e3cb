import Market
import Store

/// A rating that can be seen by all, with everything that was ever said and done about it.
package struct ShownRating: Sendable, Hashable {
    /// The trade.
    package let trade: TradeID
    /// Which party rated.
    package let side: Side
    /// What stands.
    package let mark: RatingMark
    /// What the one who rated is called.
    package let raterName: String
    /// When it was given.
    package let at: Timestamp
    /// Whether the money of the trade went back.
    package let isRefunded: Bool
    /// Whether the record links it to a threat.
    package let hasFinding: Bool
    /// −1, 0 or +1.
    package let points: Int
    /// Why so much.
    package let standing: CountedRating.Standing
    /// What was said and done about it, oldest first; the first is the rating as it was given.
    package let acts: [Act]

    /// The words that stand, with what is masked in them hidden; nil where they are erased, or hidden at their writer's wish.
    package var words: String? { texts.last?.words }
    /// The versions that were given, oldest first.
    package var texts: [Act] { acts.filter { $0.kind == .given || $0.kind == .changed } }
    /// The answer; nil where there is none.
    package var reply: Act? { acts.last { $0.kind == .replied } }
    /// Decisions and appeals, oldest first.
    package var decisions: [Act] { acts.filter { [.decided, .appealed, .ruled].contains($0.kind) } }

    /// One thing that was said or done.
    package struct Act: Sendable, Hashable {
        /// The place of its entry in the trade.
        package let sequence: Int64
        /// What it was.
        package let kind: Kind
        /// What was given; nil where it was no rating.
        package let mark: RatingMark?
        /// The words, masked; nil where there are none any more.
        package let words: String?
        /// Why words of it are masked; nil where none are.
        package let masked: RatingMasked.Ground?
        /// Of a decision, whether the rating was left out.
        package let isExcluded: Bool
        /// When.
        package let at: Timestamp

        /// Kinds of acts.
        package enum Kind: String, Sendable {
            case given = "tradeRated"
            case changed = "ratingChanged"
            case replied = "ratingReplied"
            case masked = "ratingMasked"
            case decided = "exclusionDecided"
            case appealed = "exclusionAppealed"
            case ruled = "exclusionRuled"
        }
    }
}

extension ShownRating {
    /// A row of the ratings, as it is selected.
    struct Row {
        let side: Side
        private let trade: TradeID
        private let mark: RatingMark
        private let at: Timestamp
        private let isRefunded: Bool
        private let hasFinding: Bool
        private let points: Int
        private let standing: CountedRating.Standing
        private let rated: MemberID
        private let rater: MemberID
        private let raterName: String

        init(_ row: Store.Row) throws {
            trade = try TradeID.stored(row.text(0))
            side = try stored(row.text(1))
            mark = RatingMark(score: try stored(row.text(2)), parts: try RatingParts(row, from: 3))
            at = Timestamp(ms: try row.int64(6))
            isRefunded = try row.bool(8)
            hasFinding = try row.bool(9)
            points = Int(try row.int64(10))
            standing = try stored(row.text(11))
            rated = try MemberID.stored(row.text(12))
            rater = try MemberID.stored(row.text(13))
            raterName = try row.textOrNil(14) ?? ""
        }

        private static let selectActs: SQL =
            """
            SELECT sequence, kind, score, described, in_time, service, words, about, detail, at_ms FROM v_rating_acts
            WHERE trade = $1 AND side = $2 ORDER BY sequence
            """

        func shown(_ connection: any Connection) throws -> ShownRating {
            let erasures = ErasureView(connection)
            let hidden = [try erasures.requested(by: rater), try erasures.requested(by: rated)]
            let rows = try connection.rows(Self.selectActs, [.text(trade.rawValue), .text(side.rawValue)], StoredAct.init)
            let masks = Dictionary(rows.compactMap { $0.mask(of: side) }.map { ($0.text, $0) }) { _, newer in newer }
            return ShownRating(
                trade: trade, side: side, mark: mark, raterName: raterName, at: at, isRefunded: isRefunded,
                hasFinding: hasFinding, points: points, standing: standing,
                acts: rows.map { row in
                    let until = row.isByRater(side).flatMap { hidden[$0 ? 0 : 1] }
                    return row.act(masks[row.sequence], isHidden: until.map { row.at <= $0 } ?? false)
                })
        }
    }

    private struct StoredAct {
        let sequence: Int64
        let kind: Act.Kind
        let mark: RatingMark?
        let words: String?
        let about: Int64?
        let detail: String
        let at: Timestamp

        init(_ row: Store.Row) throws {
            sequence = try row.int64(0)
            kind = try stored(row.text(1))
            let parts = try RatingParts(row, from: 3)
            mark = try row.textOrNil(2).map { RatingMark(score: try stored($0), parts: parts) }
            words = try row.textOrNil(6)
            about = try row.int64OrNil(7)
            detail = try row.textOrNil(8) ?? ""
            at = Timestamp(ms: try row.int64(9))
        }

        /// Whether the one who rated wrote it, or the one who was rated; nil for what staff wrote.
        func isByRater(_ rater: Side) -> Bool? {
            switch kind {
            case .given, .changed: true
            case .replied: false
            case .appealed: detail == rater.rawValue
            case .masked, .decided, .ruled: nil
            }
        }

        func mask(of side: Side) -> RatingMasked? {
            guard kind == .masked, let about else { return nil }
            let parts = detail.split(separator: ":", maxSplits: 1).map(String.init)
            guard let ground = parts.first.flatMap(RatingMasked.Ground.init(rawValue:)) else { return nil }
            let stretches = (parts.last ?? "").split(separator: ",").compactMap { piece -> RatingMasked.Stretch? in
                let ends = piece.split(separator: "-").compactMap { Int($0) }
                return ends.count == 2 ? RatingMasked.Stretch(from: ends[0], to: ends[1]) : nil
            }
            return RatingMasked(of: side, text: about, stretches: stretches, ground: ground)
        }

        func act(_ mask: RatingMasked?, isHidden: Bool) -> Act {
            Act(
                sequence: sequence, kind: kind, mark: mark,
                words: isHidden ? nil : words.map { words in mask?.hide(words) ?? words }, masked: mask?.ground,
                isExcluded: detail == "excluded", at: at)
        }
    }
}

extension RatingParts {
    /// Reads three columns.
    fileprivate init(_ row: Store.Row, from column: Int) throws {
        func part(_ place: Int) throws -> Int? { try row.int64OrNil(column + place).map { Int($0) } }
        self.init(described: try part(0), inTime: try part(1), service: try part(2))
    }
}

import Evidence
import Ledger
import Market

/// The ratings as they stand, what was ever said about each, and what each counts.
///
/// What a rating counts depends on the other ratings that the same member gave the same member. Each time one of them changes
/// all of the pair are counted anew, so it does not matter in which order the trades are read.
struct RatingView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    /// Writes what one entry changes.
    func project(_ change: Change<Trade>) throws {
        try putAct(change)
        let (before, after) = (change.before, change.after)
        for side in Side.allCases where after.ratings[side] != nil && Self.isTouched(side, before, after) {
            try put(side, change)
        }
    }

    private static func isTouched(_ side: Side, _ before: Trade, _ after: Trade) -> Bool {
        before.ratings[side]?.given != after.ratings[side]?.given || before.ratingFiles[side] != after.ratingFiles[side]
            || before.areRatingsRevealed != after.areRatingsRevealed || before.refundedAt != after.refundedAt
            || before.pressureFinding(by: side) != after.pressureFinding(by: side)
    }

    private static let upsert: SQL =
        """
        INSERT INTO v_ratings (trade, side, rated, rater, listing, score, described, in_time, service, words, text_at, at_ms,
            changed_ms, price_minor, revealed, refunded, excluded, has_finding, appealed, points, standing, because)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0, 'neutral', NULL)
        ON CONFLICT (trade, side) DO UPDATE SET score = excluded.score, described = excluded.described,
            in_time = excluded.in_time, service = excluded.service, words = excluded.words, text_at = excluded.text_at,
            changed_ms = excluded.changed_ms, revealed = excluded.revealed, refunded = excluded.refunded,
            excluded = excluded.excluded, has_finding = excluded.has_finding, appealed = excluded.appealed
        """

    private func put(_ side: Side, _ change: Change<Trade>) throws {
        let trade = change.after
        guard let rating = trade.ratings[side], let mark = rating.given, let file = trade.ratingFiles[side],
            let rater = trade.member(on: side), let opening = trade.opening
        else { return }
        let price = (trade.agreement?.terms ?? opening.standardTerms).price.minor
        try connection.run(
            Self.upsert,
            [
                .text(change.identifier), .text(side.rawValue), .text(rating.rated.rawValue), .text(rater.rawValue),
                .text(opening.revision.listing.rawValue), .text(mark.score.rawValue),
                .integer(orNull: mark.parts.described.map(Int64.init)), .integer(orNull: mark.parts.inTime.map(Int64.init)),
                .integer(orNull: mark.parts.service.map(Int64.init)), .text(orNull: rating.text.value),
                .integer(orNull: file.texts.last), .integer(file.givenAt.ms), .integer(orNull: file.changedAt?.ms),
                .integer(price), .bool(trade.areRatingsRevealed), .bool(trade.refundedAt != nil), .bool(file.isExcluded),
                .bool(trade.pressureFinding(by: side) != nil),
                .bool(file.exclusion.map { $0.appeal != nil && $0.ruled == nil } ?? false),
            ])
        if trade.areRatingsRevealed { try recount(rater.rawValue, rating.rated.rawValue) }
    }

    private static let selectPair: SQL =
        """
        SELECT trade, listing, score, at_ms, price_minor, excluded, points, standing, because FROM v_ratings
        WHERE rater = $1 AND rated = $2 AND revealed ORDER BY trade
        """
    private static let updateCount: SQL =
        "UPDATE v_ratings SET points = $4, standing = $5, because = $6 WHERE trade = $1 AND rater = $2 AND rated = $3"

    /// Counts the ratings of one member by another anew.
    private func recount(_ rater: String, _ rated: String) throws {
        var was: [TradeID: (points: Int64, standing: String, because: String?)] = [:]
        let facts = try connection.rows(Self.selectPair, [.text(rater), .text(rated)]) { row in
            let trade: TradeID = try Self.named(row.text(0))
            was[trade] = (try row.int64(6), try row.text(7), try row.textOrNil(8))
            guard let score = Score(rawValue: try row.text(2)) else { throw JournalFault.damaged("no score in \(trade)") }
            return RatingFact(
                trade: trade, listing: try Self.named(row.text(1)), score: score, at: Timestamp(ms: try row.int64(3)),
                priceMinor: try row.int64(4), isExcluded: try row.bool(5))
        }
        var difference: Int64 = 0
        for counted in CreditCount.count(facts) {
            let old = was[counted.rating.trade]
            let points = Int64(counted.points)
            difference += points - (old?.points ?? 0)
            guard old?.points != points || old?.standing != counted.standing.rawValue || old?.because != counted.because?.rawValue
            else { continue }
            try connection.run(
                Self.updateCount,
                [
                    .text(counted.rating.trade.rawValue), .text(rater), .text(rated), .integer(points),
                    .text(counted.standing.rawValue), .text(orNull: counted.because?.rawValue),
                ])
        }
        try OfferView(connection).rate(rated, by: difference)
    }

    private static func named<ID: Identifier>(_ text: String) throws -> ID {
        guard let id = ID(rawValue: text) else { throw JournalFault.damaged("\(text) names nothing") }
        return id
    }

    private static let insertAct: SQL =
        """
        INSERT INTO v_rating_acts (trade, sequence, side, kind, score, described, in_time, service, words, about, detail, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """

    /// Keeps what was done about a rating, one row for each entry.
    private func putAct(_ change: Change<Trade>) throws {
        let act: Act
        switch change.event {
        case .tradeRated(let facts): act = Act(of: facts.by, mark: facts.given, words: facts.text.value)
        case .ratingChanged(let facts): act = Act(of: facts.by, mark: facts.mark.value, words: facts.text.value)
        case .ratingReplied(let facts): act = Act(of: facts.by.other, words: facts.text.value)
        case .ratingMasked(let facts):
            let stretches = facts.stretches.map { "\($0.from)-\($0.to)" }.joined(separator: ",")
            act = Act(of: facts.of, about: facts.text, detail: "\(facts.ground.rawValue):\(stretches)")
        case .exclusionDecided(let facts):
            act = Act(of: facts.of, words: facts.reason.value, detail: facts.isExcluded ? "excluded" : "kept")
        case .exclusionAppealed(let facts):
            act = Act(of: facts.of, words: facts.reason.value, detail: facts.by.rawValue)
        case .exclusionRuled(let facts):
            act = Act(of: facts.of, words: facts.reason.value, detail: facts.isExcluded ? "excluded" : "kept")
        default: return
        }
        try connection.run(
            Self.insertAct,
            [
                .text(change.identifier), .integer(change.entry.header.sequence), .text(act.side.rawValue),
                .text(change.event.kind), .text(orNull: act.mark?.score.rawValue),
                .integer(orNull: act.mark?.parts.described.map(Int64.init)),
                .integer(orNull: act.mark?.parts.inTime.map(Int64.init)),
                .integer(orNull: act.mark?.parts.service.map(Int64.init)), .text(orNull: act.words),
                .integer(orNull: act.about), .text(orNull: act.detail), .integer(change.entry.time.ms),
            ])
    }

    private struct Act {
        let side: Side
        let mark: RatingMark?
        let words: String?
        let about: Int64?
        let detail: String?

        init(of side: Side, mark: RatingMark? = nil, words: String? = nil, about: Int64? = nil, detail: String? = nil) {
            self.side = side
            self.mark = mark
            self.words = words
            self.about = about
            self.detail = detail
        }
    }

    private static let forgetAct: SQL = "UPDATE v_rating_acts SET words = NULL WHERE trade = $1 AND sequence = $2"
    private static let forgetWords: SQL = "UPDATE v_ratings SET words = NULL WHERE trade = $1 AND text_at = $2"

    /// Forgets the words of entries whose values are gone.
    func forget(_ erased: Erased, in trade: String) throws {
        for values in erased.values where values.fields.contains("text") || values.fields.contains("reason") {
            try connection.run(Self.forgetAct, [.text(trade), .integer(values.sequence)])
            try connection.run(Self.forgetWords, [.text(trade), .integer(values.sequence)])
        }
    }
}

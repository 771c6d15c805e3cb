import Evidence
import Market
import Store

/// A message that a finding links to a rating, for those who may read it: the two parties and who decides.
package struct PressureQuote: Sendable, Hashable {
    /// The place of its entry in the trade.
    package let sequence: Int64
    /// What it does.
    package let kinds: [RatingPressure.Kind]
    /// What was said; nil where it is erased, or hidden at its writer's wish.
    package let words: String?
    /// When.
    package let at: Timestamp
}

extension Marketplace {
    /// The messages that a finding about the rating of that side rests on, oldest first; none where there is no finding. Who
    /// reads has been asked before. Throws: `NotFound`.
    package func pressureQuotes(of trade: TradeID, by side: Side) async throws -> [PressureQuote] {
        let state = try await commands.state(Trade.self, of: .trade(trade))
        guard let writer = state.member(on: side) else { throw NotFound() }
        guard state.pressureFinding(by: side) != nil else { return [] }
        let (entries, hidden) = try await database.read { connection in
            (try Journal(connection).entries(of: .trade(trade)), try ErasureView(connection).requested(by: writer))
        }
        return try state.pressure.filter { $0.by == side }.compactMap { act in
            for entry in entries.reversed() where entry.header.sequence < act.entry {
                guard case .messagePosted(let facts) = try entry.event(as: TradeEvent.self), facts.by == side else { continue }
                let isHidden = hidden.map { entry.time <= $0 } ?? false
                return PressureQuote(
                    sequence: entry.header.sequence, kinds: act.kinds, words: isHidden ? nil : facts.text.value, at: entry.time)
            }
            return nil
        }
    }

    private static let selectWords: SQL = "SELECT words FROM v_rating_acts WHERE trade = $1 AND sequence = $2"

    /// Masks words of a rating or a reply wherever they stand in it, beside what is masked in it already.
    ///
    /// Throws: `MaskRatingRefusal`, `DeskRefusal.notAllowed`.
    package func maskRating(
        of trade: TradeID, text: Int64, words: String, ground: RatingMasked.Ground, by staff: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Trade.self, of: .trade(trade))
        let whole = try await database.read { connection in
            try connection.row(Self.selectWords, [.text(trade.rawValue), .integer(text)]) { try $0.textOrNil(0) ?? "" }
        }
        guard let whole else { throw MaskRatingRefusal.noSuchText }
        let before = Side.allCases.compactMap { state.ratingFiles[$0]?.masks[text] }.first?.stretches ?? []
        let found = RatingMasked.Stretch.all(of: words, in: whole)
        guard !found.isEmpty else { throw MaskRatingRefusal.badStretches }
        return try await maskRating(
            of: trade, text: text, stretches: RatingMasked.Stretch.joined(before + found), ground: ground, by: staff, key: key)
    }

    /// Throws: `DeskRefusal.notAllowed` for one whose roles do not let ratings be judged.
    func demandJudge(_ staff: MemberID) async throws {
        guard try await roles(of: staff).may(.judgeRatings) else { throw DeskRefusal.notAllowed }
    }

    private static let countUndecided: SQL =
        """
        SELECT count(*) FROM v_ratings r WHERE r.revealed AND (r.appealed OR (r.has_finding AND NOT EXISTS (
            SELECT 1 FROM v_rating_acts a WHERE a.trade = r.trade AND a.side = r.side AND a.kind = 'exclusionDecided')))
        """

    /// About how many ratings staff have something to decide.
    package func ratingsToDecideCount() async throws -> Int {
        try await database.read { connection in Int(try connection.row(Self.countUndecided, []) { try $0.int64(0) } ?? 0) }
    }
}

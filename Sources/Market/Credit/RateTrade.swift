/// A party rates the other after the trade. Neither sees the other's rating before both have rated or the time for it is over.
package struct RateTrade: TradeCommand {
    package static let step = TradeStep.rateTrade
    package typealias Refused = RateTradeRefusal

    /// Good, neutral or bad.
    package let score: Score
    /// Why, in words; at most 500 characters, and may be empty.
    package let text: String

    package init(score: Score, text: String) {
        self.score = score
        self.text = text
    }

    /// The longest text, in characters.
    package static let textCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RateTradeRefusal) -> [TradeEvent] {
        guard let side = role.side, let completedAt = trade.completedAt, let policy = trade.opening?.policy,
            let rated = trade.member(on: side.other)
        else { throw .step(.notYourStep(Self.step)) }
        guard trade.ratings[side] == nil else { throw .alreadyRated }
        guard time < completedAt.adding(.days(policy.ratingDays)) else { throw .tooLate }
        guard text.unicodeScalars.count <= Self.textCharactersMax else { throw .tooLong }
        let given = TradeEvent.tradeRated(TradeRated(by: side, rated: rated, score: score, text: Sealed(text)))
        let isLast = trade.ratings[side.other] != nil && !trade.areRatingsRevealed
        return isLast ? [given, .ratingsRevealed(RatingsRevealed())] : [given]
    }
}

/// What a trade was to a party.
package enum Score: String, CaseIterable, Sendable, Codable {
    case good, neutral, bad

    /// What it adds to the credit of the one rated.
    ///
    /// Source: RULES.md, credit.
    package var points: Int {
        switch self {
        case .good: 1
        case .neutral: 0
        case .bad: -1
        }
    }
}

/// Why a rating is not taken.
package enum RateTradeRefusal: TradeRefusal {
    case step(StepRefusal)
    case alreadyRated
    case tooLate
    case tooLong

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .alreadyRated: "alreadyRated"
        case .tooLate: "ratingTooLate"
        case .tooLong: "ratingTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .alreadyRated, .tooLate: []
        case .tooLong: [String(RateTrade.textCharactersMax)]
        }
    }
}

/// A rating stands.
package struct TradeRated: TradeFacts {
    /// Who rated.
    package let by: Side
    /// Who was rated.
    package let rated: MemberID
    /// Good, neutral or bad.
    package let score: Score
    /// Why, in words.
    package internal(set) var text: Sealed<String>

    static let kind = "tradeRated"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratings[by] = self
    }
}

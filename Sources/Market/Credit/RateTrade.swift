/// A party rates the other after the trade. Neither sees the other's rating before both have rated or the time for it is over.
///
/// A trade whose money went back can be rated as well: it was paid, and its rating is marked.
package struct RateTrade: TradeCommand {
    package static let step = TradeStep.rateTrade
    package typealias Refused = RateTradeRefusal

    /// Good, neutral or bad, and the marks of its parts.
    package let mark: RatingMark
    /// Why, in words; at most 500 characters, and may be empty.
    package let text: String

    /// - Parameter parts: the marks of the parts; none need be given.
    package init(score: Score, parts: RatingParts = RatingParts(), text: String) {
        mark = RatingMark(score: score, parts: parts)
        self.text = text
    }

    /// The longest text, in characters.
    package static let textCharactersMax = 500

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RateTradeRefusal) -> [TradeEvent] {
        guard let side = role.side, let endedAt = trade.endedAt, let policy = trade.opening?.policy,
            let rated = trade.member(on: side.other)
        else { throw .step(.notYourStep(Self.step)) }
        guard trade.ratings[side] == nil else { throw .alreadyRated }
        guard time < endedAt.adding(.days(policy.ratingDays)) else { throw .tooLate }
        guard text.unicodeScalars.count <= Self.textCharactersMax else { throw .tooLong }
        guard mark.parts.areInBounds else { throw .partOutOfRange }
        let given = TradeEvent.tradeRated(TradeRated(by: side, rated: rated, mark: mark, text: Sealed(text)))
        let isLast = trade.ratings[side.other] != nil && !trade.areRatingsRevealed
        return isLast ? [given, .ratingsRevealed(RatingsRevealed())] : [given]
    }
}

extension Trade {
    /// When the trade came to its end, by acceptance or because the money went back; nil before.
    package var endedAt: Timestamp? { completedAt ?? refundedAt }
}

/// Why a rating is not taken.
package enum RateTradeRefusal: TradeRefusal {
    case step(StepRefusal)
    case alreadyRated
    case tooLate
    case tooLong
    /// A part is marked with less than 1 or more than 5.
    case partOutOfRange

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .alreadyRated: "alreadyRated"
        case .tooLate: "ratingTooLate"
        case .tooLong: "ratingTooLong"
        case .partOutOfRange: "partOutOfRange"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .alreadyRated, .tooLate, .partOutOfRange: []
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
    /// Sealed, so that the entry gives nothing away while ratings are blind; it is never erased.
    private let mark: Sealed<RatingMark>
    /// Where the entry is from before marks were sealed.
    private let score: Score?
    /// Why, in words.
    package internal(set) var text: Sealed<String>

    package init(by: Side, rated: MemberID, mark: RatingMark, text: Sealed<String>) {
        self.by = by
        self.rated = rated
        self.mark = Sealed(mark)
        score = nil
        self.text = text
    }

    /// What was given; nil where it is not disclosed yet.
    package var given: RatingMark? { mark.value ?? score.map { RatingMark(score: $0) } }

    static let kind = "tradeRated"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratings[by] = self
        trade.ratingFiles[by] = RatingFile(at: time, text: trade.entryCount - 1)
    }
}

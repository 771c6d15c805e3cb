/// A party changes the rating that it gave, once. What it said before stays and is shown with it.
///
/// Source: RULES.md, credit: one change in 30 d, the history kept.
package struct ChangeRating: TradeCommand {
    package static let step = TradeStep.changeRating
    package typealias Refused = ChangeRatingRefusal

    /// What is given instead.
    package let mark: RatingMark
    /// Why, in words; at most 500 characters, and may be empty.
    package let text: String

    /// - Parameter parts: the marks that stand instead of all those given before; none where none is given.
    package init(score: Score, parts: RatingParts = RatingParts(), text: String) {
        mark = RatingMark(score: score, parts: parts)
        self.text = text
    }

    /// How long after it was given a rating can be changed, in days.
    package static let days = 30

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ChangeRatingRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard let rating = trade.ratings[side], let file = trade.ratingFiles[side] else { throw .notRated }
        guard file.changedAt == nil else { throw .alreadyChanged }
        guard time < file.givenAt.adding(.days(Self.days)) else { throw .tooLate }
        guard text.unicodeScalars.count <= RateTrade.textCharactersMax else { throw .tooLong }
        guard mark.parts.areInBounds else { throw .partOutOfRange }
        return [.ratingChanged(RatingChanged(by: side, rated: rating.rated, mark: Sealed(mark), text: Sealed(text)))]
    }
}

/// Why a rating stays as it is.
package enum ChangeRatingRefusal: TradeRefusal {
    case step(StepRefusal)
    case notRated
    case alreadyChanged
    case tooLate
    case tooLong
    case partOutOfRange

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .notRated: "notRated"
        case .alreadyChanged: "ratingAlreadyChanged"
        case .tooLate: "ratingChangeTooLate"
        case .tooLong: "ratingTooLong"
        case .partOutOfRange: "partOutOfRange"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notRated, .alreadyChanged, .partOutOfRange: []
        case .tooLate: [String(ChangeRating.days)]
        case .tooLong: [String(RateTrade.textCharactersMax)]
        }
    }
}

/// A rating stands otherwise. The entry of the earlier one stays.
package struct RatingChanged: TradeFacts {
    /// Who rated.
    package let by: Side
    /// Who was rated.
    package let rated: MemberID
    /// Sealed while ratings are blind; it is never erased.
    package let mark: Sealed<RatingMark>
    /// Why, in words.
    package let text: Sealed<String>

    static let kind = "ratingChanged"

    func apply(to trade: inout Trade, at time: Timestamp) {
        guard let mark = mark.value else { return }
        trade.ratings[by] = TradeRated(by: by, rated: rated, mark: mark, text: text)
        trade.ratingFiles[by]?.texts.append(trade.entryCount - 1)
        trade.ratingFiles[by]?.changedAt = time
    }
}

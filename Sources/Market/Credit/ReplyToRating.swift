/// Who was rated answers the rating, once, for all who read it.
package struct ReplyToRating: TradeCommand {
    package static let step = TradeStep.replyToRating
    package typealias Refused = ReplyToRatingRefusal

    /// 1 to 500 characters.
    package let text: String

    package init(text: String) { self.text = text }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ReplyToRatingRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard trade.areRatingsRevealed, let file = trade.ratingFiles[side.other] else { throw .notRated }
        guard file.reply == nil else { throw .alreadyReplied }
        guard !text.allSatisfy(\.isWhitespace), text.unicodeScalars.count <= RateTrade.textCharactersMax else { throw .length }
        return [.ratingReplied(RatingReplied(by: side, text: Sealed(text)))]
    }
}

/// Why a reply is not taken.
package enum ReplyToRatingRefusal: TradeRefusal {
    case step(StepRefusal)
    /// There is no rating that this party could see.
    case notRated
    case alreadyReplied
    case length

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .notRated: "notRated"
        case .alreadyReplied: "ratingAlreadyReplied"
        case .length: "ratingReplyLength"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notRated, .alreadyReplied: []
        case .length: [String(RateTrade.textCharactersMax)]
        }
    }
}

/// A reply stands below the rating.
package struct RatingReplied: TradeFacts {
    /// Who was rated and replies.
    package let by: Side
    /// The reply.
    package let text: Sealed<String>

    static let kind = "ratingReplied"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.ratingFiles[by.other]?.reply = trade.entryCount - 1
    }
}

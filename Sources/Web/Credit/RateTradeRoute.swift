import Market
import Service

/// `POST /trades/:trade/rating`: a party rates the other: `score` is good, neutral or bad, `text` says why.
enum RateTradeRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/rating",
            formAgain: { visit, refused in try await RatingFormRoute.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let score = Score(rawValue: fields.choice("score", of: Score.allCases.map(\.rawValue)))
            let text = fields.optionalText("text", charactersMax: RateTrade.textCharactersMax)
            try fields.finish()
            guard let score else { throw Refused.fields([FieldProblem("score", "missing")]) }
            let outcome = try await marketplace.rate(
                trade, score: score, text: text ?? "", by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, in: trade, flash: "rated")
        }
    }
}

import Market
import Service

/// What a party does about ratings: `POST /trades/:trade/rating` gives one, `…/change` changes it, `…/reply` answers the other's,
/// `…/appeal` appeals a decision about one.
enum RateTradeRoute {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            post("", marketplace) { visit, fields throws in
                let given = try Given(&fields)
                let outcome = try await marketplace.rate(
                    try visit.trade(), score: given.score, parts: given.parts, text: given.text, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: try visit.trade(), flash: "rated")
            },
            post("/change", marketplace) { visit, fields throws in
                let given = try Given(&fields)
                let outcome = try await marketplace.changeRating(
                    of: try visit.trade(), score: given.score, parts: given.parts, text: given.text, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: try visit.trade(), flash: "ratingChanged")
            },
            post("/reply", marketplace) { visit, fields throws in
                let text = fields.text("reply", charactersMax: RateTrade.textCharactersMax)
                _ = fields.optionalText("of", charactersMax: 10)
                try fields.finish()
                let outcome = try await marketplace.replyToRating(
                    of: try visit.trade(), text: text, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: try visit.trade(), flash: "ratingReplied")
            },
            post("/appeal", marketplace) { visit, fields throws in
                let of = Side(rawValue: fields.choice("of", of: Side.allCases.map(\.rawValue)))
                let reason = fields.text("reason", charactersMax: DecideExclusion.reasonCharactersMax)
                try fields.finish()
                guard let of else { throw Refused.fields([FieldProblem("of", "missing")]) }
                let outcome = try await marketplace.appealExclusion(
                    of: of, in: try visit.trade(), reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: try visit.trade(), flash: "exclusionAppealed")
            },
        ]
    }

    private static func post(
        _ end: String, _ marketplace: Marketplace,
        _ handle: @escaping @Sendable (Visit, inout Fields) async throws -> Answer
    ) -> Route {
        .post(
            "/trades/:trade/rating\(end)",
            formAgain: { visit, refused in try await RatingRoute.again(visit, refused, marketplace) }
        ) { visit in
            var fields = visit.fields()
            return try await handle(visit, &fields)
        }
    }

    /// A rating as it was filled in.
    private struct Given {
        let score: Score
        let parts: RatingParts
        let text: String

        init(_ fields: inout Fields) throws {
            let score = Score(rawValue: fields.choice("score", of: Score.allCases.map(\.rawValue)))
            func mark(_ part: RatingParts.Part) -> Int? {
                fields.optionalInteger(part.rawValue, in: 1...5).map(Int.init)
            }
            parts = RatingParts(described: mark(.described), inTime: mark(.inTime), service: mark(.service))
            text = fields.optionalText("text", charactersMax: RateTrade.textCharactersMax) ?? ""
            try fields.finish()
            guard let score else { throw Refused.fields([FieldProblem("score", "missing")]) }
            self.score = score
        }
    }
}

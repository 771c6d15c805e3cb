import Market
import Service

/// `GET /desk/ratings`: the ratings that a finding links to a threat, and the appeals. `POST /desk/ratings/:trade/decisions`
/// decides whether one counts, `…/rulings` rules on an appeal, `…/masks` masks unlawful words.
enum RatingsDeskRoutes {
    static let path = "/desk/ratings"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.judgeRatings)) { visit in
                let cases = try await cases(marketplace)
                return .page(page(cases, visit)) { json in
                    json.array("ratings", cases) { found, json in
                        json.member("trade", found.rating.trade.rawValue)
                        json.object("rating") { found.rating.json(&$0) }
                        json.array("messages", found.quotes) { quote, json in
                            json.member("sequence", quote.sequence)
                            json.member("words", quote.words)
                            json.member("at", TimeText.iso(quote.at.ms))
                        }
                    }
                }
            },
            judgement("decisions", marketplace, flash: "exclusionDecided") { visit, given throws in
                try await marketplace.decideExclusion(
                    of: given.of, in: try visit.trade(), isExcluded: given.isExcluded, reason: given.reason,
                    by: try visit.memberID(), key: try visit.commandKey())
            },
            judgement("rulings", marketplace, flash: "exclusionRuled") { visit, given throws in
                try await marketplace.ruleOnExclusion(
                    of: given.of, in: try visit.trade(), isExcluded: given.isExcluded, reason: given.reason,
                    by: try visit.memberID(), key: try visit.commandKey())
            },
            .post("\(path)/:trade/masks", .desk(.judgeRatings)) { visit in
                var fields = visit.fields()
                let text = fields.integer("text", in: 0...1_000_000)
                let words = fields.text("words", charactersMax: RateTrade.textCharactersMax)
                let ground = RatingMasked.Ground(
                    rawValue: fields.choice("ground", of: RatingMasked.Ground.allCases.map(\.rawValue)))
                try fields.finish()
                guard let ground else { throw Refused.fields([FieldProblem("ground", "missing")]) }
                let outcome = try await marketplace.maskRating(
                    of: try visit.trade(), text: text, words: words, ground: ground, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "ratingMasked") { _ in }
            },
        ]
    }

    /// A decision as it was filled in.
    private struct Given: Sendable {
        let of: Side
        let isExcluded: Bool
        let reason: String

        init(_ fields: inout Fields) throws {
            let of = Side(rawValue: fields.choice("of", of: Side.allCases.map(\.rawValue)))
            isExcluded = fields.choice("outcome", of: ["excluded", "kept"]) == "excluded"
            reason = fields.text("reason", charactersMax: DecideExclusion.reasonCharactersMax)
            try fields.finish()
            guard let of else { throw Refused.fields([FieldProblem("of", "missing")]) }
            self.of = of
        }
    }

    private static func judgement(
        _ end: String, _ marketplace: Marketplace, flash: String,
        _ give: @escaping @Sendable (Visit, Given) async throws -> Outcome
    ) -> Route {
        .post(
            "\(path)/:trade/\(end)", .desk(.judgeRatings),
            formAgain: { visit, refused in page(try await cases(marketplace), visit, refused: refused) }
        ) { visit in
            var fields = visit.fields()
            return .command(try await give(visit, try Given(&fields)), seeOther: path, flash: flash) { _ in }
        }
    }

    /// A rating with the messages that are linked to it.
    private struct Case: Sendable {
        let rating: ShownRating
        let quotes: [PressureQuote]
    }

    private static func cases(_ marketplace: Marketplace) async throws -> [Case] {
        var cases: [Case] = []
        for rating in try await marketplace.ratingsToDecide() {
            cases.append(
                Case(rating: rating, quotes: try await marketplace.pressureQuotes(of: rating.trade, by: rating.side)))
        }
        return cases
    }

    private static func page(_ cases: [Case], _ visit: Visit, refused: Refused? = nil) -> RatingsDeskPage {
        RatingsDeskPage(
            title: visit.say("desk.tab.ratings"), tabs: DeskTab.tabs(at: path, visit),
            rows: cases.map { found in
                RatingsDeskPage.Row(
                    found.rating,
                    card: RatingCard(found.rating, quotes: found.quotes, isJudge: true, now: visit.nowMs, visit.language))
            },
            isEmpty: cases.isEmpty,
            refusal: refused.map { RefusalNote($0, visit.language, labels: ["reason": visit.say("desk.ratings.reason")]) })
    }
}

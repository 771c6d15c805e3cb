import Market
import Service

/// `GET /trades/:trade/rating`: the form in which a party rates the other.
enum RatingFormRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/rating", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .rateTrade) { throw refused }
            guard visit.wantsPage else {
                return .json { json in
                    let shown = Side.allCases.filter { scene.trade.isShown(ratingBy: $0, to: scene.reading.role) }
                    json.array("ratings", shown) { side, json in
                        json.member("by", side.rawValue)
                        json.member("score", scene.trade.ratings[side]?.score.rawValue)
                        json.member("text", scene.trade.ratings[side]?.text.value)
                    }
                }
            }
            // Who has rated is told so, and gets no form that would only be refused.
            guard scene.trade.ratings[scene.me] == nil else { throw Refused(RateTradeRefusal.alreadyRated) }
            return .page(page(scene, visit)) { _ in }
        }
    }

    /// The form again, with why it was not taken.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard scene.refusal(of: .rateTrade) == nil else { return RefusedPage(refused, visit.language) }
        return page(scene, visit, refused: refused)
    }

    private static func page(_ scene: TradeScene, _ visit: Visit, refused: Refused? = nil) -> RatingFormPage {
        let make = scene.fields(visit, refused)
        let chosen = make.value("score", "")
        return RatingFormPage(
            title: scene.say("rating.title"), tradeLink: scene.link, other: scene.member(scene.me.other),
            action: "\(scene.path)/rating",
            marks: Score.allCases.map { score in
                RatingFormPage.Mark(
                    value: score.rawValue, label: scene.say("rating.\(score.rawValue)"),
                    note: scene.say("rating.\(score.rawValue).note"), icon: score.rawValue, isChosen: chosen == score.rawValue)
            },
            markProblem: make.problem("score"),
            comment: make.long(
                "text", scene.say("rating.comment"), help: scene.say("rating.comment.help"), required: false,
                charactersMax: RateTrade.textCharactersMax),
            refusal: refused.map { RefusalNote($0, scene.language) })
    }
}

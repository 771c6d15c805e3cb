import Market
import Service

/// `GET /trades/:trade/rating`: the ratings of a trade as a party sees them, with the forms for what the party can still do.
enum RatingRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/rating", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .rateTrade) { throw refused }
            let shown = try await marketplace.ratings(of: scene.id, for: try visit.memberID())
            let quotes = try await quotes(of: shown, marketplace)
            guard visit.wantsPage else {
                return .json { json in
                    json.array("ratings", shown) { rating, json in
                        json.member("by", rating.side.rawValue)
                        json.member("text", rating.words)
                        json.object("rating") { rating.json(&$0) }
                    }
                }
            }
            return .page(page(scene, shown, quotes, visit)) { _ in }
        }
    }

    /// The page again, with why it was not taken.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard scene.refusal(of: .rateTrade) == nil else { return RefusedPage(refused, visit.language) }
        let shown = try await marketplace.ratings(of: scene.id, for: try visit.memberID())
        return page(scene, shown, try await quotes(of: shown, marketplace), visit, refused: refused)
    }

    /// What each finding rests on. Both parties have the messages, and only they read this page.
    private static func quotes(
        of ratings: [ShownRating], _ marketplace: Marketplace
    ) async throws -> [Side: [PressureQuote]] {
        var quotes: [Side: [PressureQuote]] = [:]
        for rating in ratings where rating.hasFinding {
            quotes[rating.side] = try await marketplace.pressureQuotes(of: rating.trade, by: rating.side)
        }
        return quotes
    }

    private static func page(
        _ scene: TradeScene, _ shown: [ShownRating], _ quotes: [Side: [PressureQuote]], _ visit: Visit,
        refused: Refused? = nil
    ) -> RatingPage {
        let make = scene.fields(visit, refused)
        let form = scene.ratingForm(make)
        let sayings = scene.replyForm(make) + scene.appealForms(make)
        let fields = (form.map { $0.parts + [$0.comment] } ?? []) + sayings.map(\.field)
        return RatingPage(
            title: scene.say("rating.title"), tradeLink: scene.link, other: scene.member(scene.me.other),
            ratings: shown.map {
                RatingCard($0, quotes: quotes[$0.side] ?? [], now: scene.nowMs, scene.language)
            }, form: form, sayings: sayings,
            refusal: refused.map { RefusalNote($0, scene.language, fields: fields) })
    }
}

extension TradeScene {
    /// Until when the trade can be rated.
    private var isRatable: Bool {
        trade.endedAt.map { nowMs < $0.adding(.days(reading.opening.policy.ratingDays)).ms } ?? false
    }

    fileprivate func ratingForm(_ make: FormFields) -> RatingPage.Marks? {
        let given = trade.ratings[me]?.given
        let file = trade.ratingFiles[me]
        let canChange = file.map { $0.changedAt == nil && nowMs < $0.givenAt.adding(.days(ChangeRating.days)).ms } ?? false
        guard file == nil ? isRatable : canChange else { return nil }
        let kind = file == nil ? "first" : "change"
        let chosen = make.value("score", given?.score.rawValue ?? "")
        return RatingPage.Marks(
            heading: say("ratings.form.\(kind)"), action: "\(path)/rating\(file == nil ? "" : "/change")",
            button: file == nil ? say("rating.button") : say("ratings.change.button"), note: say("ratings.form.\(kind).note"),
            marks: Score.allCases.map { score in
                RatingPage.Mark(
                    value: score.rawValue, label: say("rating.\(score.rawValue)"), note: say("rating.\(score.rawValue).note"),
                    icon: score.rawValue, isChosen: chosen == score.rawValue)
            },
            markProblem: make.problem("score"),
            parts: RatingParts.Part.allCases.map { part in
                make.choice(
                    part.rawValue, say("ratings.part.\(part.rawValue)"),
                    [("", say("ratings.part.none"))]
                        + RatingParts.bounds.reversed().map { (String($0), say("ratings.part.marks.\($0)")) },
                    given: given?.parts[part].map(String.init) ?? "", required: false)
            },
            comment: make.long(
                "text", say("rating.comment"), given: trade.ratings[me]?.text.value ?? "", help: say("rating.comment.help"),
                required: false, charactersMax: RateTrade.textCharactersMax))
    }

    fileprivate func replyForm(_ make: FormFields) -> [RatingPage.Saying] {
        guard trade.areRatingsRevealed, let file = trade.ratingFiles[me.other], file.reply == nil else { return [] }
        return [
            RatingPage.Saying(
                heading: say("ratings.reply.heading"), action: "\(path)/rating/reply", button: say("ratings.reply.button"),
                note: say("ratings.reply.note"),
                field: make.long(
                    "reply", say("ratings.reply"), rows: 3, charactersMax: RateTrade.textCharactersMax), of: me.other.rawValue)
        ]
    }

    fileprivate func appealForms(_ make: FormFields) -> [RatingPage.Saying] {
        Side.allCases.compactMap { side in
            guard let exclusion = trade.ratingFiles[side]?.exclusion, exclusion.loser(of: side) == me, exclusion.appeal == nil,
                nowMs < exclusion.at.adding(.days(AppealExclusion.days)).ms
            else { return nil }
            return RatingPage.Saying(
                heading: say("ratings.appeal.heading"), action: "\(path)/rating/appeal", button: say("ratings.appeal.button"),
                note: say("ratings.appeal.note", ["days": String(AppealExclusion.days)]),
                field: make.long(
                    "reason", say("ratings.appeal.reason"), charactersMax: DecideExclusion.reasonCharactersMax),
                of: side.rawValue)
        }
    }
}

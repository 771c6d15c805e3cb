import Market
import Service

/// `GET /members/:member/ratings`: the ratings of a member that all can see, newest first; `score` and `side` narrow the list.
enum MemberRatingsRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/members/:member/ratings") { visit in
            let member = try visit.name("member", MemberID.self)
            var fields = Fields(.form(try visit.query()))
            let score = fields.optionalText("score", charactersMax: 10).flatMap(Score.init(rawValue:))
            let side = fields.optionalText("side", charactersMax: 10).flatMap(Side.init(rawValue:))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let credit = try await marketplace.credit(of: member)
            let found = try await marketplace.ratings(
                RatingQuery(
                    of: member, score: score, side: side, after: after.map { .init(atMs: $0.key, trade: $0.id) },
                    limit: Limits.pageItems + 1))
            let rows = Array(found.prefix(Limits.pageItems))
            let last = rows.last.map { Cursor(key: $0.at.ms, id: $0.trade.rawValue) }
            let paging = Paging(
                path: path(member, score, side), isFirst: after == nil, next: found.count > rows.count ? last : nil)
            let page = MemberRatingsPage(
                title: visit.say("ratings.title"), member: MemberName(id: member.rawValue, name: credit.displayName),
                mark: CreditMark(points: credit.points, visit.language),
                tabs: tabs(member, score, side, credit, visit.language), sides: sides(member, score, side, visit.language),
                ratings: rows.map {
                    RatingCard(
                        $0, isJudge: visit.session?.roles.may(.judgeRatings) ?? false, now: visit.nowMs, visit.language)
                }, isEmpty: rows.isEmpty, paging: paging)
            return .page(page) { json in
                json.member("member", member.rawValue)
                json.object("credit") { credit.json(&$0) }
                json.array("ratings", rows) { rating, json in rating.json(&json) }
                json.member("next", paging.next)
            }
        }
    }

    private static func path(_ member: MemberID, _ score: Score?, _ side: Side?) -> String {
        let filters = [score.map { "score=\($0.rawValue)" }, side.map { "side=\($0.rawValue)" }].compactMap { $0 }
        return "/members/\(member)/ratings" + (filters.isEmpty ? "" : "?" + filters.joined(separator: "&"))
    }

    private static func tabs(
        _ member: MemberID, _ chosen: Score?, _ side: Side?, _ credit: Credit, _ language: Language
    ) -> [TradesPage.Tab] {
        let counts: [Score: Int] = [.good: credit.good, .neutral: credit.neutral, .bad: credit.bad]
        let all = TradesPage.Tab(
            label: language.say("ratings.all"), path: path(member, nil, side), isChosen: chosen == nil)
        return [all]
            + Score.allCases.map { score in
                TradesPage.Tab(
                    label: language.say("rating.\(score.rawValue)") + " \(counts[score] ?? 0)", path: path(member, score, side),
                    isChosen: score == chosen)
            }
    }

    private static func sides(
        _ member: MemberID, _ score: Score?, _ chosen: Side?, _ language: Language
    ) -> [TradesPage.Tab] {
        [TradesPage.Tab(label: language.say("ratings.side.both"), path: path(member, score, nil), isChosen: chosen == nil)]
            + Side.allCases.map { side in
                TradesPage.Tab(
                    label: language.say("ratings.side.\(side.rawValue)"), path: path(member, score, side),
                    isChosen: side == chosen)
            }
    }
}

/// The ratings of a member, and for each whether and why it counts.
struct MemberRatingsPage: Page {
    static let template = "Credit/member-ratings"

    let title: String
    let member: MemberName
    let mark: CreditMark
    /// By mark.
    let tabs: [TradesPage.Tab]
    /// By who rated.
    let sides: [TradesPage.Tab]
    let ratings: [RatingCard]
    let isEmpty: Bool
    let paging: Paging
}

import Market
import Service

/// `GET /trades/:trade/search?q=&before=`: what was said with these words in one conversation, newest first.
enum SearchRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/search", .member) { visit in
            let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
            var fields = Fields(.form(try visit.query()))
            let question = fields.optionalText("q", charactersMax: 100) ?? ""
            let before = fields.optionalInteger("before", in: 0...(1 << 53)) ?? .max
            try fields.finish()
            let (hits, next) = try await marketplace.search(question, in: reading, before: before)
            guard visit.wantsPage else {
                return .json { json in
                    json.array("hits", hits) { hit, json in
                        json.member("sequence", hit.entry.sequence)
                        json.member("at", TimeText.iso(hit.entry.at.ms))
                        json.member("actor", hit.entry.actor)
                        json.member("before", hit.before)
                        json.member("found", hit.found)
                        json.member("after", hit.after)
                    }
                    json.member("next", next)
                }
            }
            let scene = TradeScene(reading, try await marketplace.file(of: reading, count: 0), visit, marketplace)
            return .page(page(scene, question, hits, next)) { _ in }
        }
    }

    private static func page(
        _ scene: TradeScene, _ question: String, _ hits: [ConversationHit], _ next: Int64?
    ) -> ConversationSearchPage {
        ConversationSearchPage(
            title: scene.say("conversation.search.title"), tradeLink: scene.link, action: "\(scene.path)/search",
            question: question,
            hits: hits.map { hit in
                ConversationSearchPage.Hit(
                    actor: scene.actorName(hit.entry.actor), number: "#\(hit.entry.sequence)", moment: scene.moment(hit.entry.at),
                    before: hit.before, found: hit.found, after: hit.after,
                    path: "\(scene.path)?at=\(hit.entry.sequence)#e\(hit.entry.sequence)")
            },
            isEmpty: hits.isEmpty && !question.isEmpty,
            morePath: next.map { "\(scene.path)/search?q=\(PercentCoding.encode(question))&before=\($0)" })
    }
}

import Market
import Service

/// `GET /trades/:trade/brief`: the case brief of a trade with an agreement; there is none before.
enum CaseBriefRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/brief", .member) { visit in
            let scene = try await visit.scene(marketplace)
            guard let brief = try await marketplace.caseBrief(of: scene.reading) else { throw Refused.notFound }
            guard visit.wantsPage else {
                return .json { json in
                    json.member("trade", scene.id.rawValue)
                    brief.json(&json)
                }
            }
            return .page(
                CaseBriefPage(
                    title: scene.say("brief.title"), tradeLink: scene.link,
                    brief: BriefPanel(brief, scene.language, now: scene.nowMs, isSub: false) { TradePath.entry(scene.id, $0) },
                    bundlePath: "\(scene.path)/bundle")
            ) { _ in }
        }
    }
}

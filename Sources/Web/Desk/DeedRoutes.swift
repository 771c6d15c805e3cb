import Market
import Service

/// `GET /desk/proposals`: what waits for a second person; `POST /desk/proposals/:deed/consent` and `…/refusal` decide it.
/// `GET /desk/log`: everything that staff did.
enum DeedRoutes {
    static let path = "/desk/proposals"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            list(path, .open, key: "desk.tab.proposals", marketplace), list("/desk/log", .all, key: "desk.tab.log", marketplace),
            .post("\(path)/:deed/consent", .desk(.readLog)) { visit in
                let id = try visit.name("deed", DeedID.self)
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.consent(
                    to: id, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "deedDone") { $0.member("deed", id.rawValue) }
            },
            .post("\(path)/:deed/refusal", .desk(.readLog)) { visit in
                let id = try visit.name("deed", DeedID.self)
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                let outcome = try await marketplace.decline(
                    id, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "deedDeclined") { $0.member("deed", id.rawValue) }
            },
        ]
    }

    private static func list(_ path: String, _ scope: DeedScope, key: String, _ marketplace: Marketplace) -> Route {
        .get(path, .desk(.readLog)) { visit in
            var fields = Fields(.form(try visit.query()))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let rows = try await marketplace.deeds(
                scope, before: after.map { (Timestamp(ms: $0.key), $0.id) }, limit: Limits.pageItems + 1)
            let shown = Array(rows.prefix(Limits.pageItems))
            let next = rows.count > shown.count ? shown.last.map { Cursor(key: $0.at.ms, id: $0.id.rawValue) } : nil
            let page = DeedsPage(
                title: visit.say(key), tabs: DeskTab.tabs(at: path, visit),
                lead: visit.say(scope == .open ? "desk.tab.proposals.lead" : "desk.tab.log.lead"),
                deeds: shown.map { DeedCard($0, visit, isActing: scope == .open) }, isEmpty: shown.isEmpty,
                none: visit.say(scope == .open ? "desk.proposals.none" : "desk.deeds.none"),
                paging: Paging(path: path, isFirst: after == nil, next: next))
            return .page(page) { json in
                json.array("deeds", shown) { DeedJSON.write($0, to: &$1) }
                json.member("next", page.paging?.next)
            }
        }
    }
}

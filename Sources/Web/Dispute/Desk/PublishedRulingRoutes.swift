import Market
import Service

/// `GET /rulings`: what was published of rulings; `GET /rulings/:ruling`: one of them. For anybody.
enum PublishedRulingRoutes {
    static let path = "/rulings"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path) { visit in
                var fields = Fields(.form(try visit.query()))
                let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
                try fields.finish()
                let rulings = try await marketplace.publishedRulings(
                    before: after.map { (Timestamp(ms: $0.key), $0.id) }, limit: Limits.pageItems + 1)
                let shown = Array(rulings.prefix(Limits.pageItems))
                let next = rulings.count > shown.count ? shown.last.map { Cursor(key: $0.closedAt.ms, id: $0.id) } : nil
                let page = PublishedRulingsPage(
                    title: visit.say("rulings.title"), rows: shown.map { row($0, visit, marketplace) }, isEmpty: shown.isEmpty,
                    paging: Paging(path: path, isFirst: after == nil, next: next))
                return .page(page) { json in
                    json.array("rulings", shown) { write($0, to: &$1) }
                    json.member("next", page.paging?.next)
                }
            },
            .get("\(path)/:ruling") { visit in
                let ruling = try await marketplace.publishedRuling(try visit.identifier("ruling"))
                let row = row(ruling, visit, marketplace)
                let page = PublishedRulingPage(
                    title: visit.say("rulings.about", ["claims": row.claims]), category: row.category,
                    findings: ruling.findings.map { finding in
                        Fact(
                            label: DisputeWords.name(finding.claim).text(visit.language),
                            value: visit.say(finding.isFounded ? "room.founded.yes" : "room.founded.no"))
                    }, outcome: row.outcome, how: visit.say(ruling.isOnAppeal ? "rulings.onAppeal" : "rulings.first"),
                    day: row.day, text: ruling.text)
                return .page(page) { write(ruling, to: &$0) }
            },
        ]
    }

    private static func row(_ ruling: PublishedRuling, _ visit: Visit, _ marketplace: Marketplace) -> PublishedRulingsPage.Row {
        let share = ruling.refundBasisPoints.map { visit.say("rulings.share", ["n": String($0 / 100)]) }
        let rest = OutcomeLines.sentence(ruling.outcome, refund: nil, visit.language)
        return PublishedRulingsPage.Row(
            claims: visit.claims(ruling.findings.map(\.claim)),
            category: marketplace.categories.title(of: ruling.category)?.text(visit.language) ?? ruling.category,
            outcome: [share, rest].compactMap(\.self).joined(separator: visit.language == .zh ? "；" : "; "),
            day: TimeText.day(ruling.closedAt.ms, visit.language), path: "\(path)/\(ruling.id)")
    }

    /// The day of UTC on which it was carried out.
    private static func day(_ ruling: PublishedRuling) -> String { String(TimeText.iso(ruling.closedAt.ms).prefix(10)) }

    private static func write(_ ruling: PublishedRuling, to json: inout JSONText) {
        json.member("ruling", ruling.id)
        json.member("category", ruling.category)
        json.array("findings", ruling.findings) { finding, json in
            json.member("claim", finding.claim.rawValue)
            json.member("isFounded", finding.isFounded)
        }
        json.member("refundBasisPoints", ruling.refundBasisPoints)
        json.member("redoByHours", ruling.outcome.redoByHours)
        json.member("extraSupportMonths", ruling.outcome.extraSupportMonths)
        json.member("feeWaived", ruling.outcome.feeWaived)
        json.member("licence", ruling.outcome.licence.rawValue)
        json.member("isOnAppeal", ruling.isOnAppeal)
        json.member("day", day(ruling))
        json.member("text", ruling.text)
    }
}

import Market
import Service

/// `GET /desk/complaints`: what is to be decided, by deadline. Below one complaint: `POST …/taking`, `…/decision`, `…/ruling`,
/// `…/freezes`, `…/freezes/:freeze/lifting`, `…/freezes/:freeze/ruling`.
enum ComplaintsDeskRoutes {
    static let path = "/desk/complaints"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            list(marketplace),
            command("taking", .judgeComplaints, marketplace, flash: "complaintTaken") { visit, id in
                var fields = visit.fields()
                try fields.finish()
                return try await marketplace.take(id, by: try visit.memberID(), key: try visit.commandKey())
            },
            command("decision", .judgeComplaints, marketplace, flash: "complaintDecided") { visit, id in
                let given = try Given(visit)
                return try await marketplace.decide(
                    id, given.outcome, measure: given.measure, reason: given.reason, by: try visit.memberID(),
                    key: try visit.commandKey())
            },
            command("ruling", .judgeComplaints, marketplace, flash: "complaintRuled") { visit, id in
                let given = try Given(visit)
                return try await marketplace.rule(
                    on: id, given.outcome, measure: given.measure, reason: given.reason, by: try visit.memberID(),
                    key: try visit.commandKey())
            },
            command("freezes", .moderate, marketplace, flash: "frozen") { visit, id in
                var fields = visit.fields()
                let scope = RestraintScope(rawValue: fields.choice("scope", of: RestraintScope.allCases.map(\.rawValue)))
                let rule = ModerationRule(rawValue: fields.choice("rule", of: ModerationRule.allCases.map(\.rawValue)))
                let days = fields.integer("days", in: 1...Int64(marketplace.settings.complaints.freezeDaysMax))
                let amount =
                    fields.optionalText("amount", charactersMax: 20) == nil ? nil : fields.money("amount", in: 1...10_000_000_000)
                let reason = fields.text("reason", charactersMax: ComplaintBounds.reasonCharacters.upperBound)
                try fields.finish()
                guard let scope, let rule else { throw Refused.notFound }
                return try await marketplace.freeze(
                    scope, amountMinor: scope == .payouts ? amount : nil, rule: rule, days: Int(days), reason: reason, in: id,
                    by: try visit.memberID(), key: try visit.commandKey())
            },
            command("freezes/:freeze/lifting", .moderate, marketplace, flash: "freezeLifted") { visit, id in
                let reason = try visit.reason()
                return try await marketplace.lift(
                    try visit.name("freeze"), reason: reason, in: id, by: try visit.memberID(), key: try visit.commandKey())
            },
            command("freezes/:freeze/ruling", .moderate, marketplace, flash: "freezeRuled") { visit, id in
                var fields = visit.fields()
                let isKept = fields.choice("outcome", of: ["kept", "ended"]) == "kept"
                let reason = fields.text("reason", charactersMax: ComplaintBounds.reasonCharacters.upperBound)
                try fields.finish()
                return try await marketplace.rule(
                    onFreeze: try visit.name("freeze"), isKept: isKept, reason: reason, in: id, by: try visit.memberID(),
                    key: try visit.commandKey())
            },
        ]
    }

    /// A decision as it was filled in: a measure is chosen as an outcome.
    private struct Given: Sendable {
        let outcome: ComplaintOutcome
        let measure: ComplaintMeasure?
        let reason: String

        init(_ visit: Visit) throws {
            var fields = visit.fields()
            let word = fields.choice("outcome", of: ["unfounded", "founded"] + ComplaintMeasure.allCases.map(\.rawValue))
            reason = fields.text("reason", charactersMax: ComplaintBounds.reasonCharacters.upperBound)
            try fields.finish()
            measure = ComplaintMeasure(rawValue: word)
            outcome = measure == nil ? (word == "founded" ? .founded : .unfounded) : .measured
        }
    }

    private static func list(_ marketplace: Marketplace) -> Route {
        .get(path, .desk(.judgeComplaints)) { visit in
            var fields = Fields(.form(try visit.query()))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let me = try visit.memberID()
            let rows = try await marketplace.complaints(.queue, after: after.map { ($0.key, $0.id) }, limit: Limits.pageItems + 1)
            let seen = Array(rows.prefix(Limits.pageItems))
            // What one is a party of is not for one to see here.
            let shown = seen.filter { !$0.bars(me) }
            let next = rows.count > seen.count ? seen.last.map { Cursor(key: $0.due.ms, id: $0.id.rawValue) } : nil
            let page = ComplaintsDeskPage(
                title: visit.say("desk.tab.complaints"), tabs: DeskTab.tabs(at: path, visit),
                rows: shown.map { ComplaintsDeskPage.Row($0, visit) }, isEmpty: shown.isEmpty,
                paging: Paging(path: path, isFirst: after == nil, next: next))
            return .page(page) { json in
                json.array("complaints", shown) { ComplaintJSON.write($0, to: &$1) }
                json.member("next", page.paging?.next)
            }
        }
    }

    private static func command(
        _ end: String, _ action: StaffAction, _ marketplace: Marketplace, flash: String,
        _ give: @escaping @Sendable (Visit, ComplaintID) async throws -> Outcome
    ) -> Route {
        .post(
            "\(path)/:complaint/\(end)", .desk(action),
            formAgain: { try await ComplaintRoutes.page($0, marketplace, refused: $1) }
        ) { visit in
            let id = try visit.name("complaint", ComplaintID.self)
            let outcome = try await give(visit, id)
            return .command(outcome, seeOther: "\(ComplaintRoutes.path)/\(id)", flash: flash) { json in
                json.member("complaint", id.rawValue)
            }
        }
    }
}

/// The complaints that are to be decided.
struct ComplaintsDeskPage: Page {
    static let template = "Desk/complaints"

    /// One complaint with who handles it.
    struct Row: Sendable {
        let card: ComplaintCard
        let handler: String

        init(_ row: ComplaintRow, _ visit: Visit) {
            card = ComplaintCard(row, visit)
            handler = row.handlerName ?? visit.say("complaint.handler.none")
        }

        /// For samples.
        init(card: ComplaintCard, handler: String) {
            self.card = card
            self.handler = handler
        }
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .desk }
}

import Ledger
import Market
import Service

/// `GET /desk/outbox`: the calls that gateways have not answered yet; `POST /desk/outbox/:call/retry` makes one again at once,
/// `POST /desk/outbox/:call/resolution` enters by the provider's reference that it was done.
enum OutboxRoutes {
    static let path = "/desk/outbox"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readOutbox)) { visit in
                let (rows, page) = try await page(visit, marketplace)
                return .page(page) { json in
                    json.array("calls", rows) { write($0, to: &$1) }
                    json.member("next", page.paging?.next)
                }
            },
            .post("\(path)/:call/retry", .desk(.retryCall), formAgain: { try await page($0, marketplace, refused: $1).page }) {
                visit in
                let call = try visit.identifier("call")
                var fields = visit.fields()
                let reason = fields.optionalText("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound) ?? ""
                try fields.finish()
                let (id, outcome) = try await marketplace.retryCall(
                    call, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: path, flash: "callRetried") { $0.member("deed", id.rawValue) }
            },
            .post(
                "\(path)/:call/resolution", .desk(.resolveCall), formAgain: { try await page($0, marketplace, refused: $1).page }
            ) { visit in
                let call = try visit.identifier("call")
                var fields = visit.fields()
                let reference = fields.text("reference", charactersMax: ResolveCall.referenceCharacters.upperBound)
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                let (id, outcome) = try await marketplace.resolveCall(
                    call, reference: reference, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                let isDone = try await marketplace.deed(id).standing == .done
                return .command(
                    outcome, seeOther: isDone ? path : DeedRoutes.path, flash: isDone ? "deedDone" : "deedProposed"
                ) { json in
                    json.member("deed", id.rawValue)
                    json.member("done", isDone)
                }
            },
        ]
    }

    private static func write(_ call: CallRow, to json: inout JSONText) {
        json.member("call", call.id)
        json.member("kind", call.kind)
        json.member("gateway", call.gateway)
        json.member("amountMinor", call.amount.map { String($0.minor) })
        json.member("stream", call.stream.text)
        json.member("attempts", Int64(call.attempts))
        json.member("next", TimeText.iso(call.next.ms))
        json.member("lastError", call.lastError)
        json.member("proposal", call.proposal?.rawValue)
    }

    private static func page(
        _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> (rows: [CallRow], page: OutboxPage) {
        var fields = Fields(.form(try visit.query()))
        let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
        try fields.finish()
        let rows = try await marketplace.openCalls(
            after: after.map { (Int($0.key), $0.id) }, limit: Limits.pageItems + 1)
        let shown = Array(rows.prefix(Limits.pageItems))
        let next = rows.count > shown.count ? shown.last.map { Cursor(key: Int64($0.attempts), id: $0.id) } : nil
        let policy = marketplace.settings.desk
        let page = OutboxPage(
            title: visit.say("desk.tab.outbox"), tabs: DeskTab.tabs(at: path, visit),
            calls: shown.map { row($0, policy, marketplace, visit) }, isEmpty: shown.isEmpty,
            limit: visit.say("desk.outbox.limit", ["limit": MoneyText.yuan(policy.aloneMinorMax)]),
            paging: Paging(path: path, isFirst: after == nil, next: next),
            refusal: refused.map {
                RefusalNote(
                    $0, visit.language,
                    labels: ["reference": visit.say("desk.reference"), "reason": visit.say("desk.reason")])
            })
        return (shown, page)
    }

    private static let kinds: Set = ["refund", "settle", "close", "payout", "mail"]

    private static func row(
        _ call: CallRow, _ policy: DeskPolicy, _ marketplace: Marketplace, _ visit: Visit
    ) -> OutboxPage.Row {
        let kind = visit.say("desk.call.\(kinds.contains(call.kind) ? call.kind : "other")")
        let gateway = call.gateway.map { marketplace.gatewayFace($0)?.title.text(visit.language) ?? $0 }
        let state: Badge =
            switch call.attempts {
            case 0: Badge(visit.say("desk.call.new"), .calm)
            case ..<Marketplace.callAttemptsWorrying: Badge(visit.say("desk.call.trying"), .warn)
            default: Badge(visit.say("desk.call.failing"), .bad)
            }
        let amount = call.amount
        let isOver = amount.map { policy.needsSecond(StaffDeed(.resolveCall, of: call.id, amount: $0)) } ?? false
        return OutboxPage.Row(
            id: call.id, what: [kind, amount?.text].compactMap { $0 }.joined(separator: " "), badge: state,
            facts: [
                gateway.map { Fact(label: visit.say("escrow.gateway"), value: $0) },
                call.trade.map {
                    Fact(label: visit.say("desk.call.trade"), value: "#" + $0.rawValue.suffix(6).uppercased(), isCode: true)
                },
                Fact(label: visit.say("desk.call.number"), value: call.id, isCode: true),
                Fact(label: visit.say("desk.call.attempts"), value: String(call.attempts)),
            ].compactMap { $0 },
            next: Moment(call.next.ms, now: visit.nowMs, visit.language),
            error: call.lastError.map { why($0, visit) },
            retryPath: "\(path)/\(call.id)/retry",
            resolvePath: call.canBeResolved && call.proposal == nil ? "\(path)/\(call.id)/resolution" : nil,
            isProposed: call.proposal != nil, needsSecond: isOver)
    }

    /// The last error in words, with the code itself.
    static func why(_ error: String, _ visit: Visit) -> String {
        let head = String(error.prefix { $0 != "." && $0 != " " })
        guard words.contains(head) else { return error }
        return "\(visit.say("desk.error.\(head)")) · \(error)"
    }

    private static let words: Set<String> = [
        "unreachable", "timeout", "refused", "unavailable", "serverError", "forged", "stillProcessing", "gatewayDeclined",
        "unknownGateway", "refundFirst", "settlementFirst", "stillHeld", "notSeenYet",
    ]
}

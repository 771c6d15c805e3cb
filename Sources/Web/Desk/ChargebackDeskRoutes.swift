import Ledger
import Market
import Service

/// `GET /desk/chargebacks`: what gateways took back; `POST` enters one that staff saw at a provider which tells nobody.
enum ChargebackDeskRoutes {
    static let path = "/desk/chargebacks"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readBooks)) { visit in
                let (rows, page) = try await page(visit, marketplace)
                return .page(page) { json in
                    json.array("chargebacks", rows) { row, json in
                        json.member("gateway", row.gateway)
                        json.member("trade", row.trade?.rawValue)
                        json.member("payment", row.payment)
                        json.member("number", row.number)
                        json.member("amountMinor", String(row.amount.minor))
                        json.member("at", TimeText.iso(row.at.ms))
                    }
                    json.member("next", page.paging?.next)
                }
            },
            .post(path, .desk(.resolveCall), formAgain: { try await page($0, marketplace, refused: $1).page }) { visit in
                var fields = visit.fields()
                let text = fields.text("payment", charactersMax: paymentCharacters)
                let number = fields.text("number", charactersMax: ResolveCall.referenceCharacters.upperBound)
                let amountMinor = fields.money("amount", in: 1...10_000_000_000)
                let reason = fields.text("reason", charactersMax: ProposeDeed.reasonCharacters.upperBound)
                try fields.finish()
                guard let payment = PaymentID(rawValue: text) else { throw RecordChargebackRefusal.unknownPayment }
                let (id, outcome) = try await marketplace.enterChargeback(
                    of: payment, number: number, amountMinor: amountMinor, reason: reason, by: try visit.memberID(),
                    key: try visit.commandKey())
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

    private static let paymentCharacters = 26

    private static func page(
        _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> (rows: [ChargebackRow], page: ChargebackDeskPage) {
        var query = Fields(.form(try visit.query()))
        let after = query.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
        try query.finish()
        let found = try await marketplace.chargebacks(before: after?.key ?? .max, limit: Limits.pageItems + 1)
        let rows = Array(found.prefix(Limits.pageItems))
        let next = found.count > rows.count ? rows.last.map { Cursor(key: $0.position, id: $0.number) } : nil
        let fields = fields(visit, refused)
        let page = ChargebackDeskPage(
            title: visit.say("desk.tab.chargebacks"), tabs: DeskTab.tabs(at: path, visit),
            rows: rows.map { row($0, marketplace, visit) }, isEmpty: rows.isEmpty,
            paging: Paging(path: path, isFirst: after == nil, next: next),
            limit: visit.say("desk.outbox.limit", ["limit": MoneyText.yuan(marketplace.settings.desk.aloneMinorMax)]),
            fields: fields, canEnter: visit.session?.roles.may(.resolveCall) ?? false,
            refusal: refused.map {
                RefusalNote($0, visit.language, fields: fields)
            })
        return (rows, page)
    }

    private static func fields(_ visit: Visit, _ refused: Refused?) -> [FormField] {
        let make = FormFields(visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        return [
            make.line(
                "payment", visit.say("chargeback.payment"), help: visit.say("chargeback.payment.help"),
                charactersMax: paymentCharacters),
            make.line(
                "number", visit.say("desk.reference"), help: visit.say("chargeback.number.help"),
                charactersMax: ResolveCall.referenceCharacters.upperBound),
            make.line(
                "amount", visit.say("desk.amount"), unit: visit.say("listing.form.price.unit"), inputMode: "decimal",
                charactersMax: 20),
            make.long(
                "reason", visit.say("desk.reason"), help: visit.say("desk.reason.help"), rows: 2,
                charactersMax: ProposeDeed.reasonCharacters.upperBound),
        ]
    }

    private static func row(_ row: ChargebackRow, _ marketplace: Marketplace, _ visit: Visit) -> ChargebackDeskPage.Row {
        let gateway = marketplace.gatewayFace(row.gateway)?.title.text(visit.language) ?? row.gateway
        return ChargebackDeskPage.Row(
            what: "\(row.amount.text) · \(gateway)",
            facts: [
                row.trade.map {
                    Fact(label: visit.say("desk.call.trade"), value: "#" + $0.rawValue.suffix(6).uppercased(), isCode: true)
                },
                Fact(label: visit.say("chargeback.payment"), value: row.payment, isCode: true),
                Fact(label: visit.say("chargeback.number"), value: row.number, isCode: true),
            ].compactMap { $0 },
            moment: Moment(row.at.ms, now: visit.nowMs, visit.language))
    }
}

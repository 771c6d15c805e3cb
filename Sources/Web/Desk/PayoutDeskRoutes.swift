import HTTPTypes
import Ledger
import Market
import Service

/// `GET /desk/payouts`: the payouts that are not over. `POST /desk/payouts/:payout/approval` and `…/refusal` review one,
/// `…/account` shows where one goes that is made by hand, `…/confirmation` says that it was made.
enum PayoutDeskRoutes {
    static let path = "/desk/payouts"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readPayouts)) { visit in
                let (payouts, page) = try await page(visit, marketplace)
                return .page(page) { json in
                    json.array("payouts", payouts) { DeskPayoutJSON.write($0, to: &$1) }
                    json.member("next", page.paging?.next)
                }
            },
            post("approval", marketplace) { visit, payout in
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.reviewPayout(
                    payout, .approve, by: try visit.memberID(), key: try visit.commandKey())
                return try await answer(outcome, payout, flash: "payoutApproved", marketplace)
            },
            post("refusal", marketplace) { visit, payout in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: ReviewPayout.reasonCharacters.upperBound)
                try fields.finish()
                let outcome = try await marketplace.reviewPayout(
                    payout, .decline(reason: reason), by: try visit.memberID(), key: try visit.commandKey())
                return try await answer(outcome, payout, flash: "payoutDeclined", marketplace)
            },
            post("confirmation", marketplace) { visit, payout in
                var fields = visit.fields()
                let reference = fields.text("reference", charactersMax: 64)
                try fields.finish()
                let outcome = try await marketplace.confirmPayoutByHand(
                    payout, reference: reference, by: try visit.memberID(), key: try visit.commandKey())
                return try await answer(outcome, payout, flash: "payoutConfirmed", marketplace)
            },
            post("account", marketplace) { visit, payout in
                var fields = visit.fields()
                try fields.finish()
                let read = try await marketplace.readPayoutAccount(
                    of: payout, by: try visit.memberID(), key: try visit.commandKey())
                let page = PayoutDestinationPage(read.destination, amount: read.payout.amount.text, visit.language)
                return Answer.page(page, status: read.outcome.isRepeated ? .ok : .created) { json in
                    json.member("payout", payout.rawValue)
                    json.member("kind", read.destination.kind.rawValue)
                    json.member("holder", read.destination.holder)
                    json.member("bank", read.destination.bank)
                    json.member("number", read.destination.number)
                    json.member("amountMinor", String(read.payout.amount.minor))
                    json.member("sequence", read.outcome.sequence)
                    json.member("entry", read.outcome.entryHash)
                }.with(.cacheControl, "no-store")
            },
        ]
    }

    private static func post(
        _ act: String, _ marketplace: Marketplace, _ handler: @escaping @Sendable (Visit, PayoutID) async throws -> Answer
    ) -> Route {
        .post(
            "\(path)/:payout/\(act)", .desk(.approvePayout),
            formAgain: { try await page($0, marketplace, refused: $1).page }
        ) { visit in try await handler(visit, try visit.name("payout", PayoutID.self)) }
    }

    private static func answer(
        _ outcome: Outcome, _ payout: PayoutID, flash: String, _ marketplace: Marketplace
    ) async throws -> Answer {
        let stage = try await marketplace.payout(payout)?.stage
        return .command(outcome, seeOther: path, flash: flash) { json in
            json.member("payout", payout.rawValue)
            json.member("stage", stage?.rawValue)
        }
    }

    private static func page(
        _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> (payouts: [DeskPayout], page: PayoutDeskPage) {
        var fields = Fields(.form(try visit.query()))
        let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
        try fields.finish()
        let found = try await marketplace.payoutsForStaff(
            after: after.map { ($0.key == 0, $0.id) }, limit: Limits.pageItems + 1)
        let shown = Array(found.prefix(Limits.pageItems))
        let next =
            found.count > shown.count ? shown.last.map { Cursor(key: $0.needsStaff ? 0 : 1, id: $0.row.id.rawValue) } : nil
        let page = PayoutDeskPage(
            title: visit.say("desk.tab.payouts"), tabs: DeskTab.tabs(at: path, visit),
            rule: visit.say(
                "desk.payouts.rule", ["limit": MoneyText.yuan(marketplace.settings.payouts.reviewAboveMinor)]),
            payouts: shown.map { PayoutDeskPage.Row($0, visit) }, isEmpty: shown.isEmpty,
            paging: Paging(path: path, isFirst: after == nil, next: next),
            refusal: refused.map {
                RefusalNote(
                    $0, visit.language,
                    labels: ["reference": visit.say("desk.payout.reference"), "reason": visit.say("desk.reason")])
            })
        return (shown, page)
    }
}

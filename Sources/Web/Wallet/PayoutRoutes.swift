import HTTPTypes
import Ledger
import Market
import Service

/// `/wallet/payouts`: ordering a payout, and every payout with its receipt.
enum PayoutRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] { [list(marketplace), order(marketplace), show(marketplace)] }

    private static func list(_ marketplace: Marketplace) -> Route {
        .get(WalletPath.payouts, .member) { visit in
            var fields = Fields(.form(try visit.query()))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let found = try await marketplace.payouts(
                of: try visit.memberID(), before: after?.id ?? "~", limit: Limits.pageItems + 1)
            let rows = Array(found.prefix(Limits.pageItems))
            let next = found.count > rows.count ? rows.last.map { Cursor(key: $0.orderedAt.ms, id: $0.id.rawValue) } : nil
            let paging = Paging(path: WalletPath.payouts, isFirst: after == nil, next: next)
            guard visit.wantsPage else {
                return .json { json in
                    json.array("payouts", rows) { PayoutJSON.write($0, to: &$1) }
                    json.member("next", paging.next)
                }
            }
            return .page(try await page(visit, marketplace, rows, paging)) { _ in }
        }
    }

    private static func order(_ marketplace: Marketplace) -> Route {
        .post(
            WalletPath.payouts,
            formAgain: { visit, refused in
                let rows = try await marketplace.payouts(of: try visit.memberID(), limit: Limits.pageItems)
                let paging = Paging(path: WalletPath.payouts, isFirst: true, next: nil)
                return try await page(visit, marketplace, rows, paging, refused: refused)
            }
        ) { visit in
            var fields = visit.fields()
            let account = fields.text("account", charactersMax: 26)
            let amountMinor = fields.money("amount", in: 1...10_000_000_000)
            try fields.finish()
            guard let account = PayoutAccountID(rawValue: account) else {
                throw Refused.fields([FieldProblem("account", "notAChoice")])
            }
            let (outcome, payout) = try await marketplace.orderPayout(
                of: amountMinor, to: account, by: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, seeOther: WalletPath.payout(payout), flash: "payoutOrdered") { json in
                json.member("payout", payout.rawValue)
            }
        }
    }

    private static func show(_ marketplace: Marketplace) -> Route {
        .get(WalletPath.payouts + "/:payout", .member) { visit in
            let payout = try await marketplace.payout(try visit.name("payout", PayoutID.self), of: try visit.memberID())
            return .page(MoneyReceiptPage.payout(payout, visit)) { PayoutJSON.write(payout, to: &$0) }
        }
    }

    private static func page(
        _ visit: Visit, _ marketplace: Marketplace, _ rows: [PayoutRow], _ paging: Paging, refused: Refused? = nil
    ) async throws -> PayoutsPage {
        let member = try visit.memberID()
        let make = FormFields(visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        return PayoutsPage(
            try await marketplace.wallet(of: member, limit: 1), try await marketplace.payoutAccounts(of: member), rows, paging,
            make, policy: marketplace.settings.payouts, visit, refused: refused)
    }
}

/// A payout as a program reads it.
enum PayoutJSON {
    static func write(_ payout: PayoutRow, to json: inout JSONText) {
        json.member("payout", payout.id.rawValue)
        json.member("account", payout.label)
        json.member("amountMinor", String(payout.amount.minor))
        json.member("currency", payout.amount.currency.code)
        json.member("stage", payout.stage.rawValue)
        json.member("byHand", payout.isByHand)
        json.member("reason", payout.reason)
        json.member("reference", payout.reference)
        json.member("ordered", TimeText.iso(payout.orderedAt.ms))
        json.member("changed", TimeText.iso(payout.changedAt.ms))
        json.member("sequence", payout.sequence)
    }
}

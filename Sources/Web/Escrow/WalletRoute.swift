import Ledger
import Market
import Service

/// `GET /wallet`: what a member has, what is held and what is on its way, and every posting, newest first.
enum WalletRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/wallet", .member) { visit in
            var fields = Fields(.form(try visit.query()))
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            // What the newest shown posting left behind; carried along, so that a page needs not add up all before it.
            let balance = fields.optionalInteger("balance", in: Int64.min...Int64.max)
            try fields.finish()
            let member = try visit.memberID()
            let wallet = try await marketplace.wallet(of: member, before: after?.key ?? .max, limit: Limits.pageItems + 1)
            let postings = Array(wallet.postings.prefix(Limits.pageItems))
            let hasMore = wallet.postings.count > postings.count
            guard visit.wantsPage else { return .json { write(wallet, postings, hasMore, to: &$0) } }
            let beside = (
                accounts: try await marketplace.payoutAccounts(of: member),
                payouts: try await marketplace.payouts(of: member, limit: 3)
            )
            return .page(
                page(wallet, postings, hasMore, beside, isFirst: after == nil, start: after == nil ? nil : balance, visit)
            ) { _ in }
        }
    }

    private static func write(_ wallet: WalletReading, _ postings: [Posting], _ hasMore: Bool, to json: inout JSONText) {
        json.member("currency", wallet.balance.currency.code)
        json.member("balanceMinor", String(wallet.balance.minor))
        json.member("freeMinor", String(wallet.free.minor))
        json.member("owedMinor", String(wallet.owed.minor))
        json.member("heldForSalesMinor", String(wallet.heldForSeller.minor))
        json.member("heldFromPurchasesMinor", String(wallet.heldForBuyer.minor))
        json.member("payingOutMinor", String(wallet.payingOut.minor))
        json.member("refundingMinor", String(wallet.refunding.minor))
        json.array("postings", postings) { PostingJSON.write($0, to: &$1) }
        let next = hasMore ? postings.last.map { Cursor(key: $0.position, id: String($0.ordinal)) } : nil
        json.member("next", Paging(path: "/wallet", isFirst: true, next: next).next)
    }

    private static func page(
        _ wallet: WalletReading, _ postings: [Posting], _ hasMore: Bool,
        _ beside: (accounts: [PayoutAccountRow], payouts: [PayoutRow]), isFirst: Bool, start: Int64?, _ visit: Visit
    ) -> WalletPage {
        var balance = start ?? wallet.balance.minor
        let rows = postings.map { posting in
            defer { balance -= posting.amount.minor }
            return WalletPage.Posting(
                what: visit.language.words(for: posting), trade: posting.tradeLink,
                amount: MoneyText.signed(posting.amount.minor), isIn: posting.amount.minor >= 0,
                balance: MoneyText.yuan(balance), moment: Moment(posting.at.ms, now: visit.nowMs, visit.language),
                entryPath: posting.entryPath, receiptPath: posting.receiptPath)
        }
        let next = hasMore ? postings.last.map { Cursor(key: $0.position, id: String($0.ordinal)) } : nil
        var paging = Paging(path: "/wallet?balance=\(balance)", isFirst: isFirst, next: next)
        if paging.first != nil { paging.first = "/wallet" }
        return WalletPage(
            title: visit.say("wallet.title"), balance: wallet.free.text, coming: wallet.heldForSeller.text,
            held: wallet.heldForBuyer.text, payingOut: wallet.payingOut.text, refunding: wallet.refunding.text,
            owed: wallet.owed.minor > 0
                ? visit.say("wallet.owed", ["owed": wallet.owed.text, "balance": wallet.balance.text]) : nil,
            cooling: beside.accounts.filter { $0.usableFrom.ms > visit.nowMs }.map { account in
                visit.say(
                    "wallet.cooling",
                    [
                        "account": account.label, "moment": TimeText.moment(account.usableFrom.ms, visit.language),
                    ])
            },
            payouts: beside.payouts.map { PayoutLine($0, visit) }, hasPayouts: !beside.payouts.isEmpty,
            statementPath: WalletPath.statement(StatementMonth(of: Timestamp(ms: visit.nowMs))),
            postings: rows, isEmpty: rows.isEmpty, paging: paging)
    }
}

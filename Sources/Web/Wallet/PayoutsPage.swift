import Ledger
import Market
import Service

/// Ordering a payout, and those that were ordered.
struct PayoutsPage: Page {
    static let template = "Wallet/payouts"

    let title: String
    let free: String
    let rules: String
    let fields: [FormField]
    /// Whether there is an account that can be used now.
    let canOrder: Bool
    /// What has to be done or waited for first.
    let hindrance: String
    let payouts: [PayoutLine]
    let isEmpty: Bool
    let paging: Paging?
    let refusal: RefusalNote?

    var place: MenuPlace? { .wallet }
}

extension PayoutsPage {
    init(
        _ wallet: WalletReading, _ accounts: [PayoutAccountRow], _ rows: [PayoutRow], _ paging: Paging, _ make: FormFields,
        policy: PayoutPolicy, _ visit: Visit, refused: Refused?
    ) {
        let language = visit.language
        let usable = accounts.filter { $0.usableFrom.ms <= visit.nowMs }
        let fields = [
            make.choice(
                "account", language.say("payouts.account"), usable.map { ($0.id.rawValue, $0.label) },
                given: usable.count == 1 ? usable[0].id.rawValue : ""),
            make.line(
                "amount", language.say("payouts.amount"), unit: language.say("listing.form.price.unit"), inputMode: "decimal",
                charactersMax: 20),
        ]
        self.init(
            title: language.say("payouts.title"), free: wallet.free.text,
            rules: language.say(
                "payouts.rules",
                [
                    "min": MoneyText.yuan(policy.amountMinorMin), "day": MoneyText.yuan(policy.dayMinorMax),
                    "review": MoneyText.yuan(policy.reviewAboveMinor),
                ]),
            fields: fields,
            canOrder: !usable.isEmpty,
            hindrance: accounts.isEmpty ? language.say("payouts.noAccount") : language.say("payouts.allCooling"),
            payouts: rows.map { PayoutLine($0, visit) }, isEmpty: rows.isEmpty, paging: paging,
            refusal: refused.map { RefusalNote($0, language, fields: usable.isEmpty ? [] : fields) })
    }
}

/// One payout in a list.
struct PayoutLine: Sendable {
    let amount: String
    let label: String
    let badge: Badge
    let moment: Moment
    let path: String
    /// Why it failed or was declined; nil otherwise.
    let why: String?

    init(_ payout: PayoutRow, _ visit: Visit) {
        amount = payout.amount.text
        label = payout.label
        badge = visit.language.badge(for: payout.stage)
        moment = Moment(payout.orderedAt.ms, now: visit.nowMs, visit.language)
        path = WalletPath.payout(payout.id)
        why = payout.reason
    }

    init(amount: String, label: String, badge: Badge, moment: Moment, path: String, why: String?) {
        self.amount = amount
        self.label = label
        self.badge = badge
        self.moment = moment
        self.path = path
        self.why = why
    }
}

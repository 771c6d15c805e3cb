import Ledger

@testable import Market
@testable import Service
@testable import Web

extension Samples {
    var payoutLines: [PayoutLine] {
        PayoutStage.allCases.map { stage in
            PayoutLine(
                amount: "¥500.00", label: "招商银行 ••••1111", badge: language.badge(for: stage), moment: ago(90),
                path: "/wallet/payouts/p1", why: stage == .failed ? "accountRefused" : nil)
        }
    }

    var payoutAccounts: PayoutAccountsPage {
        let now: Int64 = 1_795_394_615_000
        let rows = [
            PayoutAccountKind.bank: ("招商银行 ••••1111", now - 1), .alipay: ("138****8000", now + 90_000_000),
        ]
        return PayoutAccountsPage(
            PayoutAccountKind.allCases.compactMap { kind in
                rows[kind].map { label, usable in
                    PayoutAccountRow(
                        id: PayoutAccountID(at: Timestamp(ms: now), random: (1, 1)), kind: kind, label: label,
                        addedAt: Timestamp(ms: now - 3_600_000), usableFrom: Timestamp(ms: usable))
                }
            }, ownKeys, FormFields(language), coolDownHours: 72, nowMs: now,
            refused: Refused(PayoutAccountRefusal.cardMalformed))
    }

    var payouts: PayoutsPage {
        PayoutsPage(
            title: language.say("payouts.title"), free: "¥1,708.10",
            rules: language.say("payouts.rules", ["min": "¥10.00", "day": "¥200,000.00", "review": "¥50,000.00"]),
            fields: [
                FormFields(language).choice("account", language.say("payouts.account"), [("a", "招商银行 ••••1111")], given: "a"),
                FormFields(language).line(
                    "amount", language.say("payouts.amount"), unit: language.say("listing.form.price.unit"), inputMode: "decimal"),
            ], canOrder: true, hindrance: language.say("payouts.noAccount"), payouts: payoutLines, isEmpty: false, paging: nil,
            refusal: nil)
    }

    var payoutReceipt: MoneyReceiptPage {
        MoneyReceiptPage(
            title: language.say("receipt.payout"), number: "01k5m3v8q2x7t9w4r6y1z0abcd", amount: "¥500.00",
            badge: language.badge(for: .made),
            facts: [
                Fact(label: language.say("receipt.to"), value: "招商银行 ••••1111"),
                Fact(label: language.say("receipt.reference"), value: "01k5m3v8q2x7t9w4r6y1z0abcd", isCode: true),
            ], back: Link(text: language.say("payouts.title"), path: "/wallet/payouts"), entryPath: "/wallet/entries/3")
    }

    var statement: StatementPage {
        StatementPage(
            title: language.say("statement.title", ["month": TimeText.monthInBeijing(1_793_462_400_000, language)]),
            months: [
                .init(text: "2026-11", path: "/wallet/statements/2026-11", isShown: true),
                .init(text: "2026-10", path: "/wallet/statements/2026-10", isShown: false),
            ], opening: "¥0.00", closing: "¥354.05", income: "¥854.05", outgo: "-¥500.00",
            lines: [
                .init(
                    what: language.say("posting.released"), counterpart: language.say("account.hold"), trade: tradeLink,
                    amount: "+¥854.05", balance: "¥854.05", moment: ago(9_000), entryPath: "/trades/t_1024/entries/14"),
                .init(
                    what: language.say("posting.payoutOrdered"), counterpart: language.say("account.payout"), trade: nil,
                    amount: "-¥500.00", balance: "¥354.05", moment: ago(30), entryPath: "/wallet/entries/3"),
            ], isEmpty: false, left: language.say("statement.left", ["n": "3"]), csvPath: "/wallet/statements/2026-11/csv")
    }

    var givingBack: GivingBackPage {
        GivingBackPage(
            title: language.say("givingBack.title"), tradeLink: tradeLink, other: MemberName(id: "m", name: "老李"),
            action: "/trades/t_1024/giving-back", facts: [Fact(label: language.say("givingBack.most"), value: "¥899.00")],
            shortfall: language.say("givingBack.shortfall"),
            amount: FormFields(language).line(
                "amount", language.say("givingBack.amount"), unit: language.say("listing.form.price.unit")), refusal: nil)
    }
}

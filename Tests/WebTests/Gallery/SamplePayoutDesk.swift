import Market

@testable import Web

extension Samples {
    func payoutDesk(empty: Bool) -> PayoutDeskPage {
        func facts(_ account: String) -> [Fact] { [Fact(label: language.say("receipt.to"), value: account)] }
        return PayoutDeskPage(
            title: language.say("desk.tab.payouts"), tabs: deskTabs,
            rule: language.say("desk.payouts.rule", ["limit": "¥50,000.00"]),
            payouts: empty
                ? []
                : [
                    .init(
                        id: "p1", what: "¥62,000.00 · \(seller.name)", badge: language.badge(for: .review),
                        facts: facts("招商银行 ••••1111"), hint: nil, error: nil, next: nil, retryPath: nil,
                        approvePath: "/desk/payouts/p1/approval", declinePath: "/desk/payouts/p1/refusal", accountPath: nil,
                        confirmPath: nil),
                    .init(
                        id: "p2", what: "¥880.00 · \(seller.name)", badge: Badge(language.say("desk.payout.byHand"), .warn),
                        facts: facts("138****5678"),
                        hint: language.say("desk.payout.noted", ["who": both("于衡", "Yu Heng")]), error: nil, next: nil,
                        retryPath: nil,
                        approvePath: nil, declinePath: nil, accountPath: "/desk/payouts/p2/account",
                        confirmPath: "/desk/payouts/p2/confirmation"),
                    .init(
                        id: "p3", what: "¥120.00 · \(seller.name)", badge: language.badge(for: .underway),
                        facts: facts("138****5678"), hint: nil, error: language.say("desk.error.unreachable"), next: ago(-4),
                        retryPath: "/desk/outbox/p3/retry",
                        approvePath: nil, declinePath: nil, accountPath: nil, confirmPath: nil),
                ], isEmpty: empty, paging: Paging(path: "/desk/payouts", isFirst: false, next: Cursor(key: 0, id: "p3")),
            refusal: nil)
    }

    var payoutDestination: PayoutDestinationPage {
        PayoutDestinationPage(
            title: language.say("desk.payout.account.title"),
            facts: [
                Fact(label: language.say("desk.amount"), value: "¥880.00"),
                Fact(label: language.say("accounts.holder"), value: seller.name),
            ], number: "4111111111111111", deskPath: "/desk/payouts")
    }
}

@testable import Web

extension Samples {
    var deskTabs: [DeskTab] {
        [
            ("overview", "/desk"), ("proposals", "/desk/proposals"), ("staff", "/desk/staff"), ("log", "/desk/log"),
        ].map { DeskTab(text: language.say("desk.tab.\($0)"), path: $1, isCurrent: $1 == "/desk") }
    }

    func desk(empty: Bool) -> DeskPage {
        DeskPage(
            title: language.say("desk.title"), tabs: deskTabs,
            queues: empty
                ? []
                : [
                    .init(
                        label: language.say("desk.queue.proposals"), count: "2", note: language.say("desk.queue.proposals.note"),
                        path: "/desk/proposals", isUrgent: true)
                ], hasQueues: !empty,
            roles: language.say("desk.roles", ["roles": language.say("desk.role.operator")]))
    }

    var staff: StaffPage {
        let make = FormFields(language)
        return StaffPage(
            title: language.say("desk.tab.staff"), tabs: deskTabs,
            rows: [
                .init(
                    member: seller, handle: "yuheng", role: language.say("desk.role.operator"), since: ago(40_000), memberID: "m_1",
                    roleName: "operator", canRevoke: true)
            ],
            isEmpty: false,
            fields: [
                make.line("name", language.say("register.name")),
                make.choice("role", language.say("desk.role"), [("operator", language.say("desk.role.operator"))]),
                make.long("reason", language.say("desk.reason"), help: language.say("desk.reason.help")),
            ], refusal: nil)
    }

    var deedCard: DeedCard {
        DeedCard(
            sentence: language.say(
                "desk.deed.resolveDifference", ["amount": "¥62,000.00", "who": seller.name, "role": "", "subject": "alipay"]),
            badge: Badge(language.say("desk.standing.open"), .warn), by: both("于衡", "Yu Heng"), moment: ago(30),
            reason: both("已电话核对收款账户，与三个月前的一致。", "Called back; the account is the one of three months ago."),
            tradeNumber: "#7K3F2Q", facts: [Fact(label: language.say("desk.amount"), value: "¥62,000.00")],
            decided: language.say("desk.decided.done", ["who": both("白芷", "Bai Zhi"), "when": ago(5).text]),
            deadline: inHours(71), consentPath: "/desk/proposals/d1/consent", declinePath: "/desk/proposals/d1/refusal")
    }

    func deeds(empty: Bool) -> DeedsPage {
        DeedsPage(
            title: language.say("desk.tab.proposals"), tabs: deskTabs, lead: language.say("desk.tab.proposals.lead"),
            deeds: empty ? [] : [deedCard], isEmpty: empty, none: language.say("desk.proposals.none"),
            paging: Paging(path: "/desk/proposals", isFirst: false, next: Cursor(key: 1, id: "d1")))
    }

    func outbox(empty: Bool) -> OutboxPage {
        OutboxPage(
            title: language.say("desk.tab.outbox"), tabs: deskTabs,
            calls: empty
                ? []
                : [
                    .init(
                        id: "01mcc5rm000000000000000007-r1", what: both("退款 ¥1,280.00", "Refund ¥1,280.00"),
                        badge: Badge(language.say("desk.call.failing"), .bad),
                        facts: [
                            Fact(label: language.say("desk.call.number"), value: "01mcc5rm000000000000000007-r1", isCode: true)
                        ],
                        next: ago(-4), error: language.say("desk.error.unreachable"), retryPath: "/desk/outbox/x/retry",
                        resolvePath: "/desk/outbox/x/resolution", isProposed: false, needsSecond: true),
                    .init(
                        id: "b", what: both("结算 ¥88.00", "Settlement ¥88.00"), badge: Badge(language.say("desk.call.new"), .calm),
                        facts: [], next: ago(0), error: nil, retryPath: "/desk/outbox/b/retry", resolvePath: nil,
                        isProposed: true, needsSecond: false),
                ], isEmpty: empty, limit: language.say("desk.outbox.limit", ["limit": "¥1,000.00"]),
            paging: Paging(path: "/desk/outbox", isFirst: false, next: Cursor(key: 1, id: "d1")), refusal: nil)
    }

    func paymentCode(playMoney: Bool) -> PaymentReturnPage {
        PaymentReturnPage(
            title: language.say("payment.waiting"), tradeLink: tradeLink, sentence: "", isWaiting: true, isPaid: false,
            statePath: "/trades/t_1024/payments/p_1",
            code: .init(
                picturePath: "/trades/t_1024/payments/p_1/code.svg",
                alt: language.say("payment.code.alt", ["gateway": both("微信支付", "WeChat Pay")]), amount: "¥899.00",
                facts: [Fact(label: language.say("payment.to"), value: language.say("payment.to.escrow"))],
                deadline: inHours(0), gatewayNote: language.say(playMoney ? "payment.playMoney" : "payment.code.realMoney"),
                isPlayMoney: playMoney))
    }

    func record(empty: Bool) -> RecordPage {
        RecordPage(title: language.say("record.title"), deeds: empty ? [] : [deedCard], isEmpty: empty)
    }
}

@testable import Web

extension Samples {
    var termsForm: TermsFormPage {
        let make = FormFields(language)
        return TermsFormPage(
            title: language.say("terms.title"), tradeLink: tradeLink,
            lead: both(
                "现在的条款是第 1 版（卖家标准条款）。提交后成为第 2 版，等对方确认。",
                "Version 1, the seller's standard terms, stands now. Yours becomes version 2 and waits for the other side."),
            action: "/trades/t_1024/terms",
            groups: [
                .init(
                    heading: language.say("terms.group.subject"), lead: language.say("terms.group.subject.lead"),
                    fields: [
                        make.line("price", both("价格", "Price"), given: "999.00", unit: both("元", "CNY"), inputMode: "decimal"),
                        make.line(
                            "deliveryHours", both("交付时限", "Deliver within"), given: "48", unit: both("小时", "hours"),
                            inputMode: "numeric"),
                        make.line(
                            "acceptanceDays", both("验收期", "Acceptance period"), given: "7", unit: both("天", "days"),
                            inputMode: "numeric"),
                        make.choice(
                            "licence", both("许可方式", "Licence"),
                            [("single", both("单个使用者", "One user")), ("company", both("单个企业", "One company"))], given: "single"),
                    ])
            ],
            clauses: make.long("clauses", language.say("terms.free"), required: false, rows: 5),
            ticks: [make.tick("tick.licence", both("许可：单个企业，不得转售源码", "Licence: one company, no resale"))], hasTicks: true,
            answering: "1", diff: diff, newer: newer, versionsPath: "/trades/t_1024/terms", refusal: nil)
    }

    var newer: NewerRevision {
        NewerRevision(
            sentence: language.say("newer.open", ["pinned": "3", "newest": "4"]),
            changes: Link(text: language.say("newer.changes"), path: "/listings/l_77/changes/3/4"),
            pinPath: "/trades/t_1024/revision", number: "4")
    }

    var versions: VersionsPage {
        VersionsPage(
            title: language.say("versions.title"), tradeLink: tradeLink, lead: language.say("versions.lead"),
            columns: [
                .init(title: language.say("terms.standard"), by: seller.name, side: "seller", badge: nil, path: nil),
                .init(
                    title: language.say("terms.version", ["n": "1"]), by: buyer.name, side: "buyer",
                    badge: Badge(language.say("terms.status.superseded"), .calm), path: "/trades/t_1024/terms/1"),
                .init(
                    title: language.say("terms.version", ["n": "2"]), by: seller.name, side: "seller",
                    badge: Badge(language.say("terms.status.open"), .warn), path: "/trades/t_1024/terms/2"),
            ],
            rows: [
                .init(
                    clause: both("价格", "Price"),
                    cells: [
                        .init(text: "¥999.00", side: "", mover: nil), .init(text: "¥799.00", side: "buyer", mover: buyer.name),
                        .init(text: "¥899.00", side: "seller", mover: seller.name),
                    ]),
                .init(
                    clause: both("验收期", "Acceptance"),
                    cells: [
                        .init(text: both("7 天", "7 days"), side: "", mover: nil),
                        .init(text: both("10 天", "10 days"), side: "buyer", mover: buyer.name),
                        .init(text: both("10 天", "10 days"), side: "", mover: nil),
                    ]),
            ], hasRows: true, unmoved: [Fact(label: both("许可", "Licence"), value: both("用于一个产品", "one product"))],
            allPath: "/trades/t_1024/terms?all=1")
    }

    func agreement(confirming: Bool) -> AgreementPage {
        let make = FormFields(language)
        return AgreementPage(
            title: language.say(confirming ? "agreement.open" : "agreement.title"), tradeLink: tradeLink,
            version: both("第 2 版", "Version 2"),
            badge: confirming ? Badge(both("待您确认", "waiting for you"), .warn) : Badge(both("已生效", "in force"), .good),
            hash: HashText(sha2),
            clauses: [
                .init(
                    number: "1", name: both("标的", "Subject"),
                    text: both(
                        "《进销存管理系统》3.2.1 版的全部源代码，SHA-256 见附件一。",
                        "All source code of the inventory manager 3.2.1; SHA-256 in annex 1."), isKey: false),
                .init(
                    number: "2", name: both("价格", "Price"),
                    text: both("人民币 899.00 元，一次付清，由诚序通托管。", "CNY 899.00, paid at once, held in escrow."), isKey: true,
                    note: language.say("term.price.note"), mover: language.say("terms.movedBy", ["n": "2", "who": seller.name]),
                    side: "seller"),
                .init(
                    number: "3", name: both("许可", "Licence"),
                    text: both(
                        "单个企业使用，可修改，不得转售源码；著作权仍归卖家。",
                        "One company, may be changed, the source may not be resold; copyright stays with the seller."), isKey: true),
                .init(
                    number: "4", name: both("已知缺陷", "Known defects"),
                    text: both(
                        "1）超过 5 万条单据时，月度报表约需 20 秒。\n2）不支持 IE 11。",
                        "1) Beyond 50,000 documents the monthly report takes about 20 s.\n2) Internet Explorer 11 is not supported."
                    ), isKey: true),
                .init(
                    number: "5", name: both("补充约定", "Further clause"),
                    text: both("卖家提供一次远程安装，不超过两小时。", "The seller installs it once remotely, two hours at most."), isKey: false),
            ],
            diff: confirming ? diff : nil,
            confirmations: [
                .init(
                    member: buyer, how: both("点击确认", "by click"), moment: ago(60), isGiven: true,
                    ticked: [Link(text: language.say("tick.name.licence"), path: "/trades/t_1024/entries/4")], hasTicked: true),
                .init(
                    member: seller, how: confirming ? both("等待确认", "waiting") : both("通行密钥签名", "signed with a passkey"),
                    moment: confirming ? nil : ago(50), isGiven: !confirming),
            ],
            confirming: confirming
                ? .init(
                    action: "/trades/t_1024/confirmations",
                    ticks: [
                        make.tick("tick.price", both("价格 ¥899.00，由诚序通托管", "Price ¥899.00, held in escrow")),
                        make.tick("tick.licence", both("许可：单个企业，不得转售源码", "Licence: one company, no resale")),
                        make.tick("tick.return", both("数字商品，不支持无理由退货", "Digital goods, no return without reason")),
                        make.tick("tick.defect1", both("已知缺陷：月度报表较慢", "Known defect: slow monthly report")),
                    ], number: "2", hash: sha2, counterPath: "/trades/t_1024/proposals",
                    declinePath: "/trades/t_1024/proposals/2/refusal",
                    lead: language.say("agreement.confirm.lead"),
                    reason: make.line("reason", language.say("agreement.decline.reason"), required: false), signing: signing())
                : nil,
            protection: confirming ? protection : nil, documentPath: "/trades/t_1024/terms/2/document",
            checks: confirming
                ? []
                : [
                    .init(
                        clause: both("交付时限", "Delivery"), owedBy: seller.name, due: ago(-600),
                        measure: language.say("checklist.measure.delivery"),
                        badge: Badge(language.say("checklist.standing.running"), .warn)),
                    .init(
                        clause: both("许可", "Licence"), owedBy: buyer.name, due: nil,
                        measure: language.say("checklist.measure.document"),
                        badge: Badge(language.say("checklist.standing.holds"), .calm)),
                ], hasChecks: !confirming, refunds: confirming ? [] : [language.say("refund.notDelivered")],
            versionsPath: "/trades/t_1024/terms",
            again: confirming ? nil : Link(text: language.say("amendment.propose"), path: "/trades/t_1024/proposals?from=2"),
            newer: confirming ? newer : nil,
            contractPath: "/trades/t_1024/terms/2/contract", commands: confirming ? nil : commands, newPasskey: nil, refusal: nil,
            feeNote: language.say(
                "fee.note.half", ["rate": "5%", "fee": "¥44.95", "surcharge": "¥22.47", "due": "¥921.47"]))
    }

    var payment: PaymentPage {
        PaymentPage(
            title: language.say("payment.title"), tradeLink: tradeLink, amount: "¥899.00",
            facts: [
                Fact(label: both("收款", "To"), value: both("诚序通托管账户", "The escrow account")),
                Fact(label: both("商品价格", "Price"), value: "¥899.00"),
            ],
            promises: [
                both("钱先进入诚序通，卖家此时拿不到。", "The money goes into escrow; the seller cannot touch it."),
                both(
                    "卖家须在 48 小时内交付；96 小时仍未交付，自动全额退款。",
                    "The seller delivers within 48 hours; after 96 hours with nothing you are refunded in full."),
                both("您验收之后，或 10 天验收期满，才放款给卖家。", "The seller is paid when you accept, or after 10 days."),
            ],
            action: "/trades/t_1024/payment",
            gatewayNote: both("沙箱银行：这里使用模拟货币，不会发生真实扣款。", "Sandbox bank: this is play money, nothing is really charged."),
            deadline: inHours(0), refusal: nil)
    }

    func paymentReturn(paid: Bool) -> PaymentReturnPage {
        PaymentReturnPage(
            title: paid ? both("款已托管", "The money is held") : both("等待支付机构通知", "Waiting for the gateway"), tradeLink: tradeLink,
            sentence: paid
                ? both("¥899.00 已进入诚序通，卖家已收到交付通知。", "¥899.00 is in escrow; the seller has been told to deliver.")
                : both("通常几秒钟内到达。", "It usually takes a few seconds."),
            isWaiting: !paid, isPaid: paid, statePath: "/trades/t_1024/payment", code: nil)
    }

    func wallet(empty: Bool) -> WalletPage {
        WalletPage(
            title: language.say("wallet.title"), balance: empty ? "¥0.00" : "¥1,708.10", coming: empty ? "¥0.00" : "¥1,280.00",
            held: "¥0.00", payingOut: "¥500.00", refunding: "¥0.00",
            owed: empty ? nil : language.say("wallet.owed", ["owed": "¥50.00", "balance": "¥1,758.10"]),
            cooling: empty ? [] : [language.say("wallet.cooling", ["account": "招商银行 ••••1111", "moment": "2026-11-26 08:00"])],
            payouts: empty ? [] : payoutLines, hasPayouts: !empty, statementPath: "/wallet/statements/2026-11",
            postings: empty
                ? []
                : [
                    .init(
                        what: both("放款（扣除服务费 ¥44.95）", "Released, less the fee of ¥44.95"), trade: tradeLink, amount: "+¥854.05",
                        isIn: true, balance: "¥1,708.10", moment: ago(30), entryPath: "/trades/t_1024/entries/14",
                        receiptPath: "/wallet/releases/t_1024/14"),
                    .init(
                        what: both("提现到银行卡", "Paid out to the bank"), trade: nil, amount: "-¥500.00", isIn: false,
                        balance: "¥854.05", moment: ago(9000), entryPath: "/wallet/entries/3", receiptPath: nil),
                ], isEmpty: empty, paging: nil)
    }

    var ledger: LedgerPage {
        LedgerPage(
            title: language.say("ledger.title"), tradeLink: tradeLink,
            transfers: [
                .init(
                    from: both("支付机构", "Gateway"), to: both("交易托管", "Trade hold"), amount: "¥899.00",
                    why: both("付款到账", "Payment received"), moment: ago(3000), entryNumber: "#7",
                    entryPath: "/trades/t_1024/entries/7"),
                .init(
                    from: both("交易托管", "Trade hold"), to: both("卖家余额", "Seller's balance"), amount: "¥854.05",
                    why: both("放款", "Release"), moment: ago(30), entryNumber: "#12", entryPath: "/trades/t_1024/entries/12"),
                .init(
                    from: both("交易托管", "Trade hold"), to: both("平台服务费", "Platform fee"), amount: "¥44.95",
                    why: both("服务费 5 %", "Fee 5 %"), moment: ago(30), entryNumber: "#12", entryPath: "/trades/t_1024/entries/12"),
            ],
            balances: [
                .init(account: both("支付机构", "Gateway"), amount: "-¥899.00"),
                .init(account: both("交易托管", "Trade hold"), amount: "¥0.00"),
                .init(account: both("卖家余额", "Seller's balance"), amount: "¥854.05"),
                .init(account: both("平台服务费", "Platform fee"), amount: "¥44.95"),
            ], isEmpty: false)
    }

    var account: AccountPage {
        AccountPage(
            title: language.say("account.title"), memberPath: "/members/m_lilei",
            facts: [
                Fact(label: both("登录名", "Sign-in name"), value: "lilei"),
                Fact(label: both("会员编号", "Member"), value: "m_lilei", isCode: true),
                Fact(label: both("注册于", "Since"), value: both("2026年3月1日", "1 Mar 2026")),
            ],
            nameField: FormFields(language, typed: Form([.init(name: "displayName", value: "李雷")])).line(
                "displayName", language.say("register.displayName"), help: language.say("account.name.help"), charactersMax: 32),
            refusal: nil,
            sessions: [
                .init(client: "Chrome · Windows", since: ago(3), isCurrent: true),
                .init(client: "Safari · iPhone", since: ago(20000), isCurrent: false),
            ], hasOthers: true,
            passkeys: [Link(text: both("我的手机", "my phone"), path: "/account/passkeys")], hasPasskeys: true)
    }
    func data(requested: Bool) -> DataPage {
        DataPage(
            title: language.say("data.title"),
            requested: requested ? language.say("data.requested", ["at": both("2026年11月1日", "1 Nov 2026")]) : nil,
            kept: [
                .init(
                    title: both("进销存管理系统", "Inventory manager"), path: "/trades/t_1", phase: language.say("trade.phase.completed"),
                    until: both("2029年11月2日", "2 Nov 2029"), ground: language.say("data.ground.contract")),
                .init(
                    title: both("企业官网源码", "Company site"), path: "/trades/t_2", phase: language.say("trade.phase.funded"),
                    until: language.say("data.running"), ground: language.say("data.ground.running")),
            ], hasKept: true)
    }
}

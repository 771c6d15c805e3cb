@testable import Web

extension Samples {
    var entries: [TimelineEntry] {
        let li = buyer.name
        let han = seller.name
        func proof(_ n: Int) -> String { "/trades/t_1024/entries/\(n)" }
        return [
            TimelineEntry(
                sequence: 0, look: .event, icon: "chat", actor: li,
                what: both("就商品第 3 版发起咨询", "opened an enquiry about revision 3"), moment: ago(4300), proofPath: proof(0)),
            TimelineEntry(
                sequence: 1, look: .message, icon: "chat", actor: li, what: "", moment: ago(4290),
                message: .init(
                    text: both(
                        "您好，这套系统支持两个门店共用一个库存吗？另外能不能帮忙装一次？", "Hello, can two shops share one stock? And could you install it once?"),
                    stage: both("咨询", "enquiry"), isOwn: true), proofPath: proof(1)),
            TimelineEntry(
                sequence: 2, look: .message, icon: "chat", actor: han, what: "", moment: ago(4200),
                message: .init(
                    text: both(
                        "支持多门店共用库存，手册第 4 章有配置步骤。\n安装可以写进补充约定里，您提议我确认。",
                        "Shared stock works; see chapter 4 of the manual.\nInstallation can go into the terms: you propose, I confirm."
                    ), stage: both("咨询", "enquiry"), isOwn: false), proofPath: proof(2)),
            TimelineEntry(
                sequence: 3, look: .event, icon: "sign", tone: .active, actor: li,
                what: both("提议了第 2 版条款", "proposed version 2 of the terms"), moment: ago(4000), diff: diff, proofPath: proof(3)),
            TimelineEntry(
                sequence: 4, look: .event, icon: "ok", actor: han, what: both("确认了第 2 版条款（点击确认）", "confirmed version 2 (by click)"),
                moment: ago(3900), proofPath: proof(4)),
            TimelineEntry(
                sequence: 5, look: .milestone, icon: "sign", tone: .active, actor: both("约定达成", "Agreement"),
                what: both("双方确认了同一份文本", "both confirmed the same text"), moment: ago(3890), hash: HashText(sha2),
                proofPath: proof(5)),
            TimelineEntry(
                sequence: 6, look: .message, icon: "chat", actor: han, what: "", moment: ago(3800),
                message: .init(
                    text: both("也可以加微信 hm_2020 直接转账，便宜五十。", "You can also add me on WeChat hm_2020 and pay me directly, 50 off."),
                    stage: both("付款", "payment"), isOwn: false),
                proofPath: proof(6)),
            TimelineEntry(
                sequence: 6, look: .event, icon: "shield", tone: .warn, actor: language.say("entry.guard"),
                what: language.say("entry.offPlatformWarned"), moment: ago(3800), warning: guardNotice, proofPath: proof(6)),
            TimelineEntry(
                sequence: 7, look: .milestone, icon: "yuan", tone: .good, actor: li,
                what: both("已付款 ¥899.00，由诚序通托管", "paid ¥899.00, now held in escrow"), moment: ago(3000),
                facts: [
                    Fact(label: both("支付机构", "Gateway"), value: both("沙箱银行（模拟货币）", "Sandbox bank (play money)")),
                    Fact(label: both("交易号", "Transaction"), value: "SBX-20261121-8842", isCode: true),
                ], proofPath: proof(7)),
            TimelineEntry(
                sequence: 8, look: .milestone, icon: "box", tone: .active, actor: han, what: both("交付了 1 个文件", "delivered 1 file"),
                moment: ago(900), files: [file()],
                note: both("解压后先看 README，安装密码在手册第 2 页。", "Unpack and read README first; the password is on page 2 of the manual."),
                proofPath: proof(8)),
            TimelineEntry(
                sequence: 9, look: .event, icon: "download", actor: li,
                what: both(
                    "下载了 进销存管理系统-v3.2.1.zip：3,565,158 B，完整", "downloaded inventory-manager-v3.2.1.zip: 3,565,158 B, complete"),
                moment: ago(300), proofPath: proof(9)),
            TimelineEntry(
                sequence: 10, look: .event, icon: "sign", tone: .good, actor: li, what: both("签收", "signed for the receipt"),
                moment: ago(290), proofPath: proof(10)),
            TimelineEntry(
                sequence: 11, look: .message, icon: "chat", actor: li, what: "", moment: ago(200),
                message: .init(
                    text: both(
                        "这是错误截图，另外看看这个商品 /listings/01kb3qx4w0000000000000000a",
                        "Here is the error; and look at /listings/01kb3qx4w0000000000000000a"), stage: both("验收", "acceptance"),
                    isOwn: true, pictures: [picture], attachments: [file()],
                    cards: [
                        LinkCard(
                            title: both("企业官网模板", "Company website"), price: "¥199.00", path: "/listings/l_1", isWithdrawn: true)
                    ], mark: ReadingMark("read", upTo: 11, ago(100)), withdrawPath: "/trades/t_1024/messages/11/withdrawal"),
                chapter: both("验收", "acceptance"), isFirstUnread: true, proofPath: proof(11)),
            TimelineEntry(
                sequence: 12, look: .message, icon: "chat", actor: li, what: "", moment: ago(190),
                message: .init(
                    text: both("发错了", "Wrong one"), stage: both("验收", "acceptance"), isOwn: true,
                    mark: ReadingMark("received", upTo: 12, ago(100)), isWithdrawn: true), proofPath: proof(12)),
            TimelineEntry(
                sequence: 13, look: .event, icon: "file", actor: han,
                what: both("添加了站外记录：电子邮件", "added a record from elsewhere: e-mail"), moment: ago(180),
                record: RecordCard(
                    head: [Fact(label: both("发件人", "From"), value: "lin@example.com")], hasHead: true,
                    text: both("含一年更新", "A year of updates is included"), isCut: true, attached: ["报价单.pdf · 12.0 KiB"],
                    hasAttached: true,
                    verdict: Badge(both("DKIM 签名与提交者提供的公钥相符", "the DKIM signature matches the key that the submitter gave"), .good),
                    picture: picture, file: file()), proofPath: proof(13)),
        ]
    }

    var picture: SentPicture {
        SentPicture(
            name: "错误.png", path: "/p", smallPath: "/p?wide=320", originalPath: "/o", width: "320", height: "200", size: "120 KiB",
            hash: HashText(sha))
    }

    var conversationSearch: ConversationSearchPage {
        ConversationSearchPage(
            title: language.say("conversation.search.title"), tradeLink: tradeLink, action: "/trades/t_1024/search",
            question: both("库存", "stock"),
            hits: [
                .init(
                    actor: buyer.name, number: "#1", moment: ago(4290), before: both("…两个门店共用一个", "…can two shops share one "),
                    found: both("库存", "stock"), after: "?", path: "/trades/t_1024?at=1#e1")
            ],
            isEmpty: true, morePath: "/trades/t_1024/search?q=a&before=1")
    }

    var recordForm: RecordFormPage {
        let make = FormFields(language)
        return RecordFormPage(
            title: language.say("conversation.record.title"), tradeLink: tradeLink, action: "/trades/t_1024/records",
            uploadPath: "/deposits",
            fileLimit: "100 MiB", uploaded: [file()], kind: make.choice("kind", "kind", [("email", "e-mail")]),
            note: make.long("note", "note", charactersMax: 500), key: make.long("dkimKey", "key", charactersMax: 4096),
            refusal: refusal)
    }

    var next: NextBox {
        NextBox(
            headline: both("轮到您：验收", "Your turn: accept"),
            explanation: both(
                "请对照约定检查交付物。没问题就确认验收，货款随即放给卖家；有问题先在下面说明。",
                "Check what was delivered against the agreement. If all is well, accept and the seller is paid; if not, say so below."
            ),
            isMine: true, deadline: inHours(219),
            otherwise: both("到期未提出异议，系统自动验收并放款。", "If nothing is said by then, it counts as accepted and the seller is paid."),
            action: .init(
                label: both("确认验收", "Accept"), path: "/trades/t_1024/acceptance", isForm: true,
                note: both(
                    "确认后 ¥899.00 扣除平台服务费放给卖家，不能撤回。",
                    "¥899.00 less the platform's fee goes to the seller; this cannot be taken back."),
                ticks: [
                    FormFields(language).tick("checked", both("我已对照约定检查过交付物", "I have checked the delivery against the agreement"))
                ]),
            others: [
                Link(text: both("延长验收 3 天", "Extend by 3 days"), path: "/trades/t_1024/extension"),
                Link(text: both("申请售后", "Ask for after-sales"), path: "/trades/t_1024/after-sales"),
            ])
    }

    func trade(refused: Bool = false) -> TradePage {
        let labels = ["enquiry", "agreement", "payment", "delivery", "acceptance", "released", "rated"]
        return TradePage(
            title: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), tradeID: "t_1024", number: "#T-1024",
            badge: Badge(both("待验收", "awaiting acceptance"), .active), listing: Link(text: "", path: "/listings/l_77/revisions/3"),
            buyer: buyer, seller: seller, price: "¥899.00", youAre: language.say("trade.youAre.buyer"),
            stations: labels.enumerated().map { index, key in
                .init(label: language.say("trade.station.\(key)"), isDone: index < 4, isCurrent: index == 4)
            },
            entries: entries, earlierPath: nil, next: next, protection: protection,
            escrow: .init(
                facts: [
                    Fact(label: both("已付", "Paid"), value: "¥899.00"), Fact(label: both("托管中", "Held"), value: "¥899.00"),
                    Fact(label: both("服务费 5 %", "Fee 5 %"), value: "¥44.95"),
                    Fact(label: both("卖家将得", "Seller gets"), value: "¥854.05"),
                ],
                place: both(
                    "钱在诚序通托管中，最迟 2026年12月20日 前放款或退款。", "The money is in escrow, to be released or refunded by 20 Dec 2026."),
                ledgerPath: "/trades/t_1024/ledger"),
            agreement: .init(
                facts: [
                    Fact(label: both("版本", "Version"), value: "2"),
                    Fact(label: both("交付", "Delivery"), value: both("48 小时内", "within 48 hours")),
                    Fact(label: both("验收期", "Acceptance"), value: both("10 天", "10 days")),
                ], hash: HashText(sha2), path: "/trades/t_1024/terms/2", isBinding: true),
            composer: .init(
                field: FormFields(language).long(
                    "text", language.say("trade.write.label"), placeholder: language.say("trade.write.placeholder"), rows: 3),
                action: "/trades/t_1024/messages",
                fileLimit: both("最多 10 个，每个不超过 100 MiB。", "At most 10, each of 100 MiB at most."),
                recordPath: "/trades/t_1024/records/new"),
            newer: newer,
            conversation: .init(
                first: "0", last: "13", hasLater: true, laterPath: "/trades/t_1024?after=13",
                unread: Link(text: both("有 3 条未读，从第一条看起", "3 unread: start at the first"), path: "/trades/t_1024?at=5#e5"),
                readsPath: "/trades/t_1024/reads", arrivalsPath: "/trades/t_1024/arrivals",
                seenPath: "/trades/t_1024/seen?from=0&upTo=13", searchPath: "/trades/t_1024/search"),
            bundlePath: "/trades/t_1024/bundle", briefPath: "/trades/t_1024/brief", livePath: "", lastSequence: "10",
            refusal: refused ? refusal : nil, clocks: clocks)
    }

    func trades(empty: Bool) -> TradesPage {
        func row(
            _ title: String, _ n: String, _ other: MemberName, _ price: String, _ badge: Badge, _ next: String, mine: Bool,
            _ deadline: Deadline?
        ) -> TradesPage.Row {
            .init(
                title: title, path: "/trades/t_1024", number: n, other: other, price: price, badge: badge, next: next, isMine: mine,
                unread: mine ? both("3 条未读", "3 unread") : nil, deadline: deadline)
        }
        return TradesPage(
            title: language.say("trades.title"),
            tabs: [
                .init(label: language.say("trades.tab.all"), path: "/trades", isChosen: true),
                .init(label: language.say("trades.tab.buying"), path: "/trades?as=buyer", isChosen: false),
                .init(label: language.say("trades.tab.selling"), path: "/trades?as=seller", isChosen: false),
            ],
            rows: empty
                ? []
                : [
                    row(
                        both("进销存管理系统（含完整源码）", "Inventory manager with full source"), "#T-1024", seller, "¥899.00",
                        Badge(both("待验收", "awaiting acceptance"), .active), both("轮到您：验收", "Your turn: accept"), mine: true,
                        inHours(219)),
                    row(
                        both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), "#T-1031", seller, "¥199.00",
                        Badge(both("待付款", "awaiting payment"), .warn), both("轮到您：付款", "Your turn: pay"), mine: true, inHours(0)),
                    row(
                        both("微信小程序点餐源码", "Food ordering mini program"), "#T-0997", buyer, "¥1,280.00",
                        Badge(both("待交付", "awaiting delivery"), .active), both("等卖家交付", "Waiting for delivery"), mine: false,
                        inHours(31)),
                    row(
                        both("PDF 批量加水印命令行工具", "Command-line PDF watermarking"), "#T-0912", seller, "¥49.00",
                        Badge(both("已完成", "closed"), .good), both("已完成", "Closed"), mine: false, nil),
                ], isEmpty: empty, paging: nil)
    }

    var bundle: BundlePage {
        BundlePage(
            title: language.say("bundle.title"), tradeLink: tradeLink, downloadPath: "/trades/t_1024/bundle.zip",
            size: both("11 条记录 · 1 个文件 · 约 3.6 MiB", "11 entries · 1 file · about 3.6 MiB"),
            contents: [
                Fact(label: "index.html", value: both("给人看的一页：发生了什么", "A page for people: what happened")),
                Fact(label: "entries/", value: both("每条记录的规范字节", "The canonical bytes of each entry")),
                Fact(label: "proofs/", value: both("每条记录的收录证明", "A proof of inclusion for each entry")),
                Fact(label: "files/", value: both("交付物本身", "The delivered files")),
                Fact(label: "manifest.sha256", value: both("所有字节的清单", "A manifest of all bytes")),
            ],
            command: "chengxu verify T-1024.zip",
            otherCommands: "unzip T-1024.zip -d T-1024 && cd T-1024\nsha256sum -c manifest.sha256")
    }

    var proof: ProofPage {
        ProofPage(
            title: both("记录 #5：约定达成", "Entry #5: agreement reached"), tradeLink: tradeLink,
            facts: [
                Fact(label: both("种类", "Kind"), value: "agreementReached", isCode: true),
                Fact(label: both("时间", "Time"), value: "2026-11-20T07:53:35Z"),
                Fact(label: both("记录指纹", "Fingerprint"), value: sha, isCode: true),
                Fact(label: both("上一条", "Previous"), value: sha2, isCode: true),
            ],
            headerText:
                "{\"actor\":\"m_hanmei\",\"facts\":{\"termsHash\":\"\(sha2)\",\"version\":\"2\"},\"formatVersion\":1,\"kind\":\"agreementReached\",\"previous\":\"\(sha)\",\"sequence\":5,\"stream\":\"trade/t_1024\"}",
            disclosed: [Fact(label: both("卖家名称", "Seller's name"), value: seller.name)], hasDisclosed: true,
            proofText:
                "c2sp.org/tlog-proof@v1\nindex 48213\n\(String(repeating: "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=\n", count: 3))\nchengxu.example/log\n48377\n",
            entryPath: "/trades/t_1024/entries/5.json", proofPath: "/trades/t_1024/entries/5.tlog-proof")
    }

    var log: LogPage {
        LogPage(
            title: language.say("log.title"),
            facts: [
                Fact(label: both("记录总数", "Entries"), value: "48,377"), Fact(label: both("树根", "Root"), value: sha, isCode: true),
            ],
            checkpoint: "chengxu.example/log\n48377\nn4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=\n\n— chengxu.example/log 5KC1mR…",
            keys: [.init(purpose: both("检查点", "Checkpoints"), text: "chengxu.example/log+e4a0b599+AaX3…")])
    }
}

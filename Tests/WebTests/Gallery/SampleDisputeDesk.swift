import Market
import Service

@testable import Web

extension Samples {
    var briefPanel: BriefPanel {
        BriefPanel(
            lead: CaseBriefText.lead.text(language),
            sections: [
                .init(
                    anchor: "brief-statements", title: both("双方的主张与答复", "What the parties claim and answer"),
                    isSub: false,
                    lines: [
                        .init(
                            text: both("买家发起纠纷：有故障", "The buyer opened a dispute: defective"),
                            words: both("导出订单时报错", "Exporting orders fails"), badge: Badge(both("仅为陈述", "only said"), .warn),
                            at: ago(300), due: ago(-1_200), hasTimes: true,
                            entries: [Link(text: "#12", path: "/trades/t_1024/entries/12")],
                            more: language.say("brief.more", ["n": "3"]))
                    ], none: nil),
                .init(
                    anchor: "brief-warnings", title: both("系统的提醒", "What the checks warned of"), isSub: false, lines: [],
                    none: both("没有", "None")
                ),
            ])
    }

    var caseBrief: CaseBriefPage {
        CaseBriefPage(
            title: language.say("brief.title"), tradeLink: Link(text: "#T-1024", path: "/trades/t_1024"), brief: briefPanel,
            bundlePath: "/trades/t_1024/bundle")
    }

    func disputeQueue(empty: Bool) -> DisputeQueuePage {
        DisputeQueuePage(
            title: language.say("room.queue.title"), tabs: deskTabs,
            rows: empty
                ? []
                : [
                    .init(
                        number: "#7K3F2Q-1", path: "/desk/disputes/t_1024/1", claims: both("有故障", "defective"),
                        category: both("网站源码", "Website source"), amount: "¥1,280.00",
                        badge: Badge(DisputeWords.name(.evidence).text(language), .active), opened: ago(900), deadline: inHours(8),
                        holdNote: language.say("room.queue.holdFirst"), mediator: language.say("room.nobody"), isMine: true)
                ],
            isEmpty: empty,
            workers: [.init(member: seller, work: language.say("room.work", ["open": "2", "rulings": "7"]))],
            paging: Paging(path: "/desk/disputes", isFirst: false, next: Cursor(key: 1, id: "t_1024")))
    }

    /// - Parameter sealed: before it is taken over.
    func disputeRoom(sealed: Bool) -> DisputeRoomPage {
        let make = FormFields(language)
        let statement = DisputeRoomPage.Statement(
            who: buyer.name, what: language.say("room.said.claim.buyer"), text: both("导出订单时报错", "Exporting orders fails"),
            facts: [Fact(label: language.say("room.claims"), value: both("有故障", "defective"))], at: ago(300))
        let lines = OutcomeLines(
            sentence: language.say("room.outcome.refund", ["amount": "¥640.00"]),
            money: [Fact(label: language.say("room.money.refund"), value: "¥640.00")])
        let file = FileFact(
            name: "error.png", sizeBytes: 48_000, sha256: String(repeating: "a", count: 64),
            downloadPath: "/desk/disputes/t_1024/1/f")
        let item = DisputeRoomPage.Item(
            number: "1", note: both("截图里报错", "The screenshot shows it"), files: [file], hasFiles: true,
            entries: [Link(text: "#12", path: "#e12")], moment: ago(200))
        return DisputeRoomPage(
            title: language.say("room.title", ["n": "#7K3F2Q-1"]), tabs: deskTabs, queuePath: "/desk/disputes",
            badge: Badge(DisputeWords.name(DisputePhase.ruling).text(language), .warn),
            facts: [Fact(label: language.say("room.disputed"), value: "¥1,280.00")], deadline: inHours(30),
            takePath: sealed ? "/desk/disputes/t_1024/1/takeover" : nil,
            cannotTake: sealed ? language.say("room.cannot.early") : nil,
            recusePath: sealed ? nil : "/desk/disputes/t_1024/1/recusal", statements: [statement],
            benches: [
                .init(who: language.say("room.bench.buyer", ["name": buyer.name]), items: [item], isEmpty: false),
                .init(who: language.say("room.bench.seller", ["name": seller.name]), items: [], isEmpty: true),
            ], offers: [statement], hasOffers: true,
            calculator: [make.line("refund", language.say("room.form.refund"), unit: language.say("listing.form.price.unit"))],
            calculatorPath: "/desk/disputes/t_1024/1",
            choices: [
                .init(name: language.say("room.choice.half"), outcome: lines, takePath: "/desk/disputes/t_1024/1?refund=640.00")
            ],
            similar: [
                .init(
                    claims: both("有故障", "defective"), price: "¥980.00", share: "50%", how: both("双方和解", "settled"),
                    closed: ago(9_000))
            ], hasSimilar: true, similarSummary: language.say("room.similar.none", ["n": "4"]),
            templates: [.init(name: both("证据不足", "Not proven"), path: "?template=notProven", isChosen: true)],
            form: sealed
                ? nil
                : .init(
                    title: language.say("room.form.ruling"), action: "/desk/disputes/t_1024/1/ruling",
                    button: language.say("room.form.ruling.button"),
                    findings: [
                        .init(
                            claim: both("有故障", "defective"),
                            fields: [make.line("entries.defective", language.say("room.form.entries"), required: false)])
                    ], hasFindings: true, outcome: [make.line("refund", language.say("room.form.refund"))],
                    reason: make.long("reason", language.say("room.form.reason")),
                    publication: make.long("publication", language.say("room.form.publication"), required: false),
                    publish: make.tick("publish", language.say("room.form.publish"))),
            brief: sealed ? nil : briefPanel,
            entries: [
                .init(
                    sequence: "12", actor: buyer.name, what: both("买家发来消息", "The buyer wrote a message"),
                    texts: [Fact(label: "text", value: both("打不开", "It does not open"))], files: [file], hasFiles: true,
                    moment: ago(400), side: "buyer")
            ], isUnsealed: !sealed, refusal: nil)
    }

    func publishedRulings(empty: Bool) -> PublishedRulingsPage {
        PublishedRulingsPage(
            title: language.say("rulings.title"),
            rows: empty
                ? []
                : [
                    .init(
                        claims: both("有故障", "defective"), category: both("插件与扩展", "Plugin"),
                        outcome: language.say("rulings.share", ["n": "30"]), day: "2026-11-08",
                        path: "/rulings/0123456789abcdef0123")
                ], isEmpty: empty, paging: Paging(path: "/rulings", isFirst: true, next: nil))
    }

    var publishedRuling: PublishedRulingPage {
        PublishedRulingPage(
            title: language.say("rulings.about", ["claims": both("有故障", "defective")]), category: both("插件与扩展", "Plugin"),
            findings: [Fact(label: both("有故障", "defective"), value: language.say("room.founded.yes"))],
            outcome: language.say("rulings.share", ["n": "30"]), how: language.say("rulings.onAppeal"), day: "2026-11-08",
            text: both("默认主题下仍有轻微偏移，减价三成。", "A slight fault remains; the price is reduced by three tenths."))
    }
}

@testable import Web

extension Samples {
    var afterSales: AfterSalesPage {
        let make = FormFields(language)
        let moment = Moment(nowMs - 7_200_000, now: nowMs, language)
        func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { language.say(key, values) }
        return AfterSalesPage(
            title: say("afterSales.title"), tradeLink: tradeLink, ended: nil,
            promises: [
                .init(name: "有条件退货：质量问题", badge: Badge(say("afterSales.can"), .good), text: say("afterSales.always")),
                .init(
                    name: "无理由退货", badge: Badge(say("afterSales.cannot"), .warn), text: say("afterSales.why.notDownloaded")),
                .init(
                    name: "有条件退货：安全漏洞", badge: Badge(say("afterSales.notPromised"), .calm),
                    text: say("afterSales.why.notPromised")),
            ],
            requests: [
                .init(
                    heading: say("afterSales.heading", ["n": "1", "what": "有条件退货：质量问题"]),
                    badge: Badge(say("afterSales.phase.talking"), .active),
                    facts: [Fact(label: say("afterSales.opened"), value: moment.text)],
                    lines: [
                        .init(who: buyer.name, what: "提出售后申请 1", note: "启动就崩溃，日志见附件。", moment: moment),
                        .init(who: seller.name, what: "提出方案：部分退款 ¥30.00", note: nil, moment: moment),
                    ],
                    clocks: [
                        .init(
                            name: "答复售后方案", until: Deadline(nowMs + 86_400_000, now: nowMs, language), then: "到期后：方案作废")
                    ],
                    forms: [
                        .init(
                            heading: say("afterSales.take", ["remedy": "部分退款 ¥30.00"]), explanation: say("afterSales.take.text"),
                            action: "/trades/t_1024/after-sales/1/remedies/1/acceptance", fields: [],
                            button: say("afterSales.take.button"), isMain: true),
                        .init(
                            heading: say("afterSales.withdraw"), explanation: say("afterSales.withdraw.text"),
                            action: "/trades/t_1024/after-sales/1/withdrawal",
                            fields: [make.long("reason", say("hold.reason"), required: false, rows: 2)],
                            button: say("afterSales.withdraw.button"), isMain: false),
                    ], signing: Link(text: say("afterSales.sign"), path: "/trades/t_1024/after-sales/1/deletion"),
                    dispute: Link(text: say("afterSales.dispute"), path: "/trades/t_1024/dispute"), delivery: nil)
            ], isEmpty: false, opening: nil, refusal: nil)
    }

    var deletion: DeletionPage {
        let receipt = receipt(signed: false)
        return DeletionPage(
            title: language.say("deletion.title"), tradeLink: tradeLink,
            back: Link(text: language.say("afterSales.title"), path: "/trades/t_1024/after-sales"),
            words: "我已删除本交易交付的全部文件、密钥和副本，不再使用，许可随之终止。",
            money: language.say("deletion.money", ["amount": "¥899.00"]),
            deadline: Deadline(nowMs + 200_000_000, now: nowMs, language), hash: receipt.hash,
            action: "/trades/t_1024/after-sales/1/deletion",
            ticks: [FormFields(language).tick("deleted", language.say("deletion.tick"))], signing: receipt.signing,
            newPasskey: nil, refusal: nil)
    }

    func afterSalesList(empty: Bool) -> AfterSalesListPage {
        AfterSalesListPage(
            title: language.say("afterSales.list"),
            rows: empty
                ? []
                : [
                    .init(
                        title: "企业官网源码", path: "/trades/t_1024/after-sales", asked: "有条件退货：质量问题", other: buyer.name,
                        badge: Badge(language.say("afterSales.phase.waiting"), .active), isMine: true,
                        next: language.say("afterSales.yours"), deadline: Deadline(nowMs + 40_000_000, now: nowMs, language))
                ], isEmpty: empty, questions: [Link(text: "支持 PostgreSQL 吗？", path: "/listings/l_7/questions")],
            waiting: empty ? nil : language.say("questions.waiting", ["n": "1"]))
    }

    func questions(empty: Bool) -> QuestionsPage {
        let make = FormFields(language)
        let moment = Moment(nowMs - 7_200_000, now: nowMs, language)
        let form = QuestionsPage.Form(
            heading: language.say("questions.answer"), action: "/listings/l_7/questions/q_1",
            fields: [make.long("text", language.say("questions.answer"), rows: 3)], button: language.say("questions.send"))
        return QuestionsPage(
            title: language.say("questions.title"), listing: Link(text: "企业官网源码", path: "/listings/l_7"),
            searchPath: "/listings/l_7/questions", searched: empty ? "MySQL" : "",
            speed: empty ? nil : language.say("questions.speed", ["span": "2 小时"]),
            rows: empty
                ? []
                : [
                    .init(
                        text: "支持 PostgreSQL 吗？", who: buyer.name, moment: moment, answer: "支持，15 以上。",
                        replied: language.say("questions.replied", ["span": "2 小时"]),
                        history: Link(text: language.say("questions.history", ["n": "1"]), path: "/listings/l_7/questions/q_1"),
                        form: nil),
                    .init(
                        text: "能部署在子目录吗？", who: buyer.name, moment: moment, answer: nil, replied: nil, history: nil, form: form),
                ], isEmpty: empty, empty: language.say("questions.empty"), asking: form, signIn: empty ? "/session/new" : nil,
            paging: nil, refusal: nil)
    }

    var wordings: WordingsPage {
        WordingsPage(
            title: language.say("questions.wordings"),
            listing: Link(text: language.say("questions.title"), path: "/listings/l_7/questions"),
            rows: [
                .init(
                    what: language.say("questions.was.asked"), text: "支持 PG 吗？",
                    moment: Moment(nowMs - 7_200_000, now: nowMs, language))
            ])
    }
}

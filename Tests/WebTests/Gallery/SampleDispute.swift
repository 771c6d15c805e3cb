import Ledger
import Market
import Service

@testable import Web

extension Samples {
    var dispute: DisputePage {
        let make = FormFields(language)
        func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { language.say(key, values) }
        let long = make.long("reason", say("hold.reason"), rows: 3)
        return DisputePage(
            title: say("dispute.title", ["n": "1"]), tradeLink: tradeLink,
            badge: Badge(DisputeWords.name(DisputePhase.considering).text(language), .warn),
            facts: [
                Fact(label: say("dispute.by"), value: buyer.name),
                Fact(label: say("dispute.claims"), value: DisputeWords.names([.defective, .notAsDescribed]).text(language)),
                Fact(label: say("dispute.disputed"), value: "¥899.00"),
            ], isOpen: true, deadline: Deadline(nowMs + 86_400_000, now: nowMs, language),
            silence: DeadlineWords.outcome(.rulingFollows).text(language), mine: say("dispute.mine"),
            statements: [
                .init(
                    heading: say("dispute.statement"), who: buyer.name, moment: Moment(nowMs, now: nowMs, language),
                    text: "9 月 3 日装好，后台登录即报错，重装两次一样。", facts: [])
            ],
            words: [
                .init(
                    heading: say("dispute.ruling"), outcome: "退买家 ¥450.00，放给卖家 ¥426.55（平台服务费 ¥22.45）", reason: "日志与描述不符。",
                    findings: [
                        .init(
                            badge: Badge(say("dispute.founded"), .good), claim: DisputeWords.name(.defective).text(language),
                            text: "日志第二行。", entries: [Link(text: "#12", path: "/trades/t_1024?at=12#e12")])
                    ], hasFindings: true,
                    facts: [Fact(label: say("dispute.appealUntil"), value: "2026-12-01 08:00")])
            ],
            offers: [
                .init(
                    heading: say("dispute.offer", ["n": "1", "who": seller.name]), outcome: "退买家 ¥300.00", note: "各让一步",
                    badge: Badge(DisputeWords.name(SettlementOffer.Status.open).text(language), .warn),
                    deadline: Deadline(nowMs + 86_400_000, now: nowMs, language))
            ], hasOffers: true,
            evidence: [
                .init(
                    heading: say("dispute.evidence.one", ["n": "1", "who": buyer.name]), note: "登录时报错",
                    file: FileFact(name: "日志.txt", sizeBytes: 9_000, sha256: String(repeating: "a", count: 64)),
                    entries: [Link(text: "#12", path: "/trades/t_1024?at=12#e12")], hasEntries: true,
                    moment: Moment(nowMs, now: nowMs, language))
            ], hasEvidence: true,
            forms: [
                .init(
                    heading: say("dispute.do.appeal"), explanation: say("dispute.do.appeal.text"),
                    action: "/trades/t_1024/disputes/1/appeal", fields: [long], button: say("dispute.do.appeal.button"),
                    isMain: false),
                .init(
                    heading: say("dispute.do.evidence"), explanation: say("dispute.do.evidence.text"),
                    action: "/trades/t_1024/disputes/1/evidence", fields: [], button: say("dispute.do.evidence.button"),
                    isMain: true, takesFile: true, fileLimit: "100 MiB"),
            ], outcome: nil, refusal: nil)
    }

    var disputeForm: DisputeFormPage {
        let make = FormFields(language)
        return DisputeFormPage(
            title: language.say("dispute.new"), tradeLink: tradeLink, action: "/trades/t_1024/disputes",
            facts: [Fact(label: language.say("dispute.disputed"), value: "¥899.00")],
            attached: language.say("dispute.attached", ["n": "31"]),
            fields: [
                make.several(
                    "claims", language.say("dispute.claims"),
                    DisputeClaim.allCases.map { ($0.rawValue, DisputeWords.name($0).text(language)) }),
                make.long("statement", language.say("dispute.statement"), rows: 6),
            ], refusal: nil)
    }
}

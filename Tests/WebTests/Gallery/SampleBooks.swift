import Ledger
import Market
import Service

@testable import Web

extension Samples {
    func reconciliation(refused: Bool) -> ReconciliationPage {
        let make = FormFields(language, problems: refused ? [FieldProblem("day", "notADay")] : [])
        func day(_ text: String, _ standing: BillStanding, failure: String? = nil) -> ReconciliationPage.Day {
            let isTaken = standing != .waiting && standing != .failed
            return ReconciliationPage.Day(
                text: text, path: isTaken ? "/desk/reconciliation/alipay/\(text)" : nil, badge: standing.badge(language),
                matched: isTaken ? "1284" : "", differences: isTaken ? "2" : "", failure: failure,
                fetchPath: isTaken ? nil : "/desk/reconciliation/alipay/\(text)/bill")
        }
        let failure = language.say("bill.failure", ["reason": "timeout", "when": "10:20"])
        return ReconciliationPage(
            title: language.say("bill.title"), tabs: deskTabs,
            gateways: [
                .init(
                    name: "支付宝", standing: Badge(language.count("bill.openCount", 2), .warn),
                    days: [
                        day("2026-11-22", .failed, failure: failure), day("2026-11-21", .open), day("2026-11-20", .resolved),
                        day("2026-11-19", .agrees), day("2026-11-18", .empty), day("2026-11-17", .waiting),
                    ], isEmpty: false),
                .init(name: "微信支付", standing: Badge(language.say("bill.allResolved"), .good), days: [], isEmpty: true),
            ],
            hasGateways: true,
            fields: [
                make.choice("gateway", language.say("bill.gateway"), [("alipay", "支付宝")]),
                make.line("day", language.say("bill.day"), help: language.say("bill.day.help")),
            ], canUpload: true, uploadLimit: language.say("bill.file.limit", ["max": "64 MiB"]),
            refusal: refused ? RefusalNote(.fields([FieldProblem("day", "notADay")]), language) : nil, paging: nil)
    }

    func bill(empty: Bool) -> BillPage {
        func difference(_ number: Int, outcome: String?, proposal: String?) -> BillPage.Difference {
            BillPage.Difference(
                anchor: "d\(number)", number: String(number),
                sentence: language.say("bill.case.onlyInBill", ["kind": language.say("bill.kind.payment"), "amount": "¥1,280.00"]),
                badge: outcome == nil ? BillStanding.open.badge(language) : BillStanding.resolved.badge(language),
                facts: [
                    Fact(label: language.say("bill.says"), value: "¥1,280.00"),
                    Fact(label: language.say("bill.ours"), value: "01k5m3v8q2x7t9w4r6y1z0abcd", isCode: true),
                ], outcome: outcome, reason: outcome == nil ? nil : "机构次日补记", proposal: proposal,
                action: outcome == nil && proposal == nil ? "/desk/reconciliation/alipay/2026-11-21/differences/\(number)" : nil,
                kinds: DifferenceResolved.Kind.byPerson.map {
                    FormField.Option(
                        value: $0.rawValue, label: language.say("bill.resolution.\($0.rawValue)"), isChosen: false)
                })
        }
        let what = language.say("bill.resolution.writtenOff")
        return BillPage(
            title: "支付宝 2026-11-21", back: Link(text: language.say("bill.title"), path: "/desk/reconciliation"), tabs: deskTabs,
            badge: BillStanding.open.badge(language),
            facts: [
                Fact(label: language.say("bill.source"), value: language.say("bill.source.fetched")),
                Fact(label: "SHA-256", value: String(repeating: "0a", count: 32), isCode: true),
            ],
            totals: empty ? [] : [.init(kind: language.say("bill.kind.payment"), count: "1284", amount: "¥312,840.00")],
            hasTotals: !empty, filePath: empty ? nil : "/desk/reconciliation/alipay/2026-11-21/file",
            differences: empty
                ? []
                : [
                    difference(1, outcome: nil, proposal: nil),
                    difference(2, outcome: nil, proposal: language.say("bill.waiting", ["who": "于衡", "what": what])),
                    difference(3, outcome: language.say("bill.resolution.providerLate"), proposal: nil),
                ],
            isEmpty: empty, limitNote: language.say("bill.limit", ["amount": "¥1,000.00"]), refusal: nil, paging: nil)
    }

    func money(empty: Bool) -> MoneyPage {
        let label = { (place: MoneyPlace) in
            place.isGateway ? language.say("money.place.gateway", ["name": "支付宝"]) : language.say("money.place.\(place.word)")
        }
        let places: [MoneyPlace] = [.gateway("alipay")] + MoneyPlace.inside
        return MoneyPage(
            title: language.say("money.title"), tabs: deskTabs,
            figures: places.map { Fact(label: label($0), value: "¥1,280.00") }, sum: "¥0.00", isBalanced: !empty,
            chart: empty ? nil : MoneyChart.of(30, language, label: label), columns: places.map(label),
            rows: [
                .init(day: "2026-11-22", amounts: places.map { Fact(label: label($0), value: "¥1,280.00") }, sum: "¥0.00")
            ], isEmpty: empty, csvPath: "/desk/money.csv", paging: nil)
    }
}

extension MoneyChart {
    /// A chart of so many days.
    fileprivate static func of(_ count: Int64, _ language: Language, label: (MoneyPlace) -> String) -> MoneyChart? {
        MoneyChart(.sample(count), language, label: label)
    }
}

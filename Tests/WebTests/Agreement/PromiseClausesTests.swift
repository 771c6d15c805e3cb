import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

/// After-sales promises on their way through an agreement: they are clauses like all others.
@Suite struct PromiseClausesTests {
    static let terms =
        #""price": "188.00", "licence": "oneProduct", "includesSource": true, "deliveryHours": 48, "acceptanceDays": 14, "#
        + #""changeRounds": 2, "supportMonths": 6, "noReasonReturnDays": 0, "returnCondition": "notDownloaded", "#
        + #""conditionalReturns": {"quality": 30, "unfixedFault": 60}, "responseHours": 24, "supportChannels": ["ticket", "mail"]"#
    static let ticks = #""ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"]"#

    @Test func theyAreProposedShownAndConfirmed() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let path = "/trades/\(trade)"
            let proposed = try await steps.buyer.send(
                "\(path)/proposals", #"{"answering": 0, \#(Self.terms), \#(Self.ticks), "password": "password of buyer"}"#)
            #expect(proposed.status == .created, "\(proposed.text)")
            let json = try await steps.seller.json("\(path)/terms/1")
            #expect(json.text.contains(#""conditionalReturns":{"quality":30,"unfixedFault":60}"#), "\(json.text)")
            #expect(json.text.contains(#""supportChannels":["ticket","mail"]"#))
            let page = try await steps.seller.page("\(path)/terms/1")
            for text in [
                "有条件退货", "质量问题：无法安装、运行，或频繁出错 30 天；报告的故障未按约定修复 60 天", "24 小时内首次答复", "咨询单、平台转发邮件",
            ] { #expect(page.text.contains(text), "\(text)") }
            let document = try await steps.seller.json("\(path)/terms/1/document")
            #expect(
                document.text.contains(#""conditionalReturns":{"quality":30,"unfixedFault":60}"#), "\(document.text)")
            let confirmed = try await steps.seller.send(
                "\(path)/confirmations",
                #"{"proposal": 1, "document": "\#(try #require(try proposed.text("document")))", "ticks": [], "password": "password of seller"}"#
            )
            #expect(confirmed.status == .created, "\(confirmed.text)")
        }
    }

    @Test func theFormForCounteringIsFilledWithThem() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            _ = try await steps.buyer.send(
                "/trades/\(trade)/proposals",
                #"{"answering": 0, \#(Self.terms), \#(Self.ticks), "password": "password of buyer"}"#)
            let form = try await steps.seller.page("/trades/\(trade)/proposals")
            #expect(form.text.contains(#"name="conditionalReturns.unfixedFault" value="60""#))
            #expect(form.text.contains(#"name="supportChannels" value="mail" checked"#))
            let counter = try await steps.seller.submit(
                "/trades/\(trade)/proposals",
                [
                    "answering": "1", "price": "188", "licence": "oneProduct", "includesSource": "yes",
                    "deliveryHours": "48",
                    "acceptanceDays": "14", "changeRounds": "2", "supportMonths": "6", "noReasonReturnDays": "0",
                    "returnCondition": "notDownloaded", "conditionalReturns.quality": "15", "responseHours": "24",
                    "supportChannels": "ticket", "password": "password of seller",
                ])
            #expect(counter.status == .seeOther, "\(counter.text)")
            let page = try await steps.buyer.page("/trades/\(trade)/terms/2")
            #expect(page.text.contains("<del>质量问题：无法安装、运行，或频繁出错 30 天；报告的故障未按约定修复 60 天</del>"), "\(page.text)")
            #expect(page.text.contains("<ins>质量问题：无法安装、运行，或频繁出错 15 天</ins>"))
        }
    }

    @Test(arguments: [
        (#""conditionalReturns": {"quality": 3}"#, "conditionalReturns.quality"),
        (#""conditionalReturns": {"quality": "30"}"#, "conditionalReturns.quality"),
        (#""responseHours": 1000"#, "responseHours"),
        (#""supportChannels": ["qq"]"#, "supportChannels"),
    ]) func whatCannotBePromisedIsRefused(_ clause: String, _ field: String) async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let terms = Self.terms.split(separator: #", "conditionalReturns""#)[0]
            let answer = try await steps.buyer.send(
                "/trades/\(trade)/proposals", "{\"answering\": 0, \(terms), \(clause), \(Self.ticks)}")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("\"field\":\"\(field)\""), "\(answer.text)")
        }
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

@testable import Market
@testable import Web

@Suite struct CheckRouteTests {
    static func body(_ title: String, _ more: String = "") -> String {
        #"{"category": "website-source", "title": "\#(title)", "noReasonReturnDays": 7\#(more)}"#
    }

    @Test func aProgramIsToldWhatStandsInTheWay() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.send(
                "/listings/check", Self.body("最佳模板", #", "fields": {"summary": "好评率99%，支持 15 天无理由退款"}"#))
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(try answer.object["blocks"] == .bool(true))
            let findings = try items("findings", of: answer)
            let first = try #require(findings.first)
            let conflict = try #require(try items("contradictions", of: answer).first)
            #expect(findings.count == 2)
            #expect(first["place"] == .string("title"))
            #expect(first["rule"] == .string("absoluteTerm"))
            #expect(first["severity"] == .string("blocks"))
            #expect(first["start"] == .integer(0))
            #expect(first["end"] == .integer(2))
            #expect(first["source"] == .string("广告法 9(3)"))
            #expect(conflict["kind"] == .string("returns"))
            #expect(conflict["source"] == .string("民法典 498"))
        }
    }

    /// Offsets count the characters as a browser does, in the text as it was typed.
    @Test func aFormIsReadAsItStands() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.submit(
                "/listings/check",
                [
                    "category": "website-source", "title": "  🎉 全国第一", "clauses": "第一行\r\n永不封号", "defects.minor": "加我微信 abc_123",
                    "f.support": "",
                ], accept: "application/json")
            #expect(answer.status == .ok, "\(answer.text)")
            let places = try items("findings", of: answer).compactMap { finding -> String? in
                guard case .string(let place)? = finding["place"], case .integer(let start)? = finding["start"],
                    case .integer(let end)? = finding["end"], case .string(let words)? = finding["words"]
                else { return nil }
                return "\(place) \(start) \(end) \(words)"
            }
            #expect(Set(places) == ["title 5 9 全国第一", "clauses 4 8 永不封号", "defects.minor 0 12 加我微信 abc_123"])
        }
    }

    @Test func withoutScriptItIsAPage() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let page = try await seller.submit("/listings/check", ["category": "website-source", "title": "史上最强模板"])
            #expect(page.status == .ok)
            #expect(page.text.contains("<mark>史上最强</mark>"))
            let clear = try await seller.submit("/listings/check", ["category": "website-source", "title": "一个模板"])
            #expect(clear.text.contains("没有发现"))
        }
    }

    @Test func onlyMembersAsk() async throws {
        try await WebMarket.run { market async throws in
            let answer = try await market.visitor.send("/listings/check", Self.body("a"))
            #expect(answer.status == .unauthorized)
            let seller = try await market.member("hanmei")
            #expect(try await seller.send("/listings/check", #"{"category": "unheard-of"}"#).status == .unprocessableContent)
        }
    }

    @Test func whatBlocksIsRefusedOnPublishingAndWhatWarnsIsShownToBuyers() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let refused = try await seller.send("/listings/new", PublishRouteTests.body(title: #""最佳官网""#))
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("claimsBlocked"))
            let fields = #"{"version": "1", "support": "x", "summary": "销量10万+"}"#
            let answer = try await seller.send("/listings/new", PublishRouteTests.body(fields: fields))
            #expect(answer.status == .created, "\(answer.text)")
            let listing = try #require(try answer.text("listing"))
            let page = try await market.visitor.page("/listings/\(listing)")
            #expect(page.text.contains("发布时系统提示过 1 处"))
            #expect(page.text.contains("数字没有写明来源（广告法 11）"))
            #expect(try await market.visitor.json("/listings/\(listing)").text.contains("figureWithoutSource"))
        }
    }

    @Test func aRefusedFormShowsTheFindings() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.submit(
                "/listings/new",
                [
                    "category": "website-source", "title": "最佳官网", "price": "199.00", "licence": "oneProduct",
                    "deliveryHours": "48",
                    "acceptanceDays": "14", "changeRounds": "2", "supportMonths": "6", "noReasonReturnDays": "7",
                    "noneKnown": "yes",
                    "f.version": "1", "f.support": "站内消息",
                ])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<mark>最佳</mark>"))
            #expect(answer.text.contains("value=\"最佳官网\""))
        }
    }

    private func items(_ name: String, of answer: TestResponse) throws -> [JSONBody] {
        guard case .array(let items)? = try answer.object[name] else { return [] }
        return items
    }
}

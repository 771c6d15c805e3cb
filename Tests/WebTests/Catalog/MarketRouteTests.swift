import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Service
import Testing

@testable import Market
@testable import Web

@Suite struct MarketRouteTests {
    @Test func searchingAndPaging() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            for n in 1...Limits.pageItems + 1 {
                _ = try await market.listing(by: seller, title: "官网模板 第\(n)号")
                market.clock.advance(by: Span(ms: 1_000))
            }
            let first = try await market.visitor.page("/")
            #expect(first.status == .ok)
            #expect(first.text.contains("第21号"))
            #expect(!first.text.contains("第1号"))
            let next = try #require(try await market.visitor.json("/").text("next"))
            let second = try await market.visitor.page(next)
            #expect(second.text.contains("第1号"))
            #expect(!second.text.contains("第2号"))
            let found = try await market.visitor.page("/?q=%E7%AC%AC7%E5%8F%B7")
            #expect(found.text.contains("第7号"))
            #expect(found.text.contains("找到 1 件商品"))
            #expect(try await market.visitor.page("/?q=quantum").text.contains("没有找到符合的商品"))
            #expect(try await market.visitor.page("/?category=website-source").text.contains("aria-current=\"true\""))
            #expect(try await market.visitor.json("/?category=unheard-of").text.contains("\"listings\":[]"))
        }
    }

    @Test func aQueryBeyondItsLimitIsRefused() async throws {
        try await WebMarket.run { market async throws in
            let long = String(repeating: "a", count: MarketQuery.wordsCharactersMax + 1)
            let refused = try await market.visitor.json("/?q=\(long)")
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.errorCode == "searchTooLong")
            #expect(try await market.visitor.page("/?q=\(long)").text.contains("搜索词太长，最多 100 个字"))
            #expect(try await market.visitor.json("/?q=a&q=b").errorCode == "searchUnreadable")
            #expect(try await market.visitor.json("/?min=abc").errorCode == "searchPriceWrong")
            #expect(try await market.visitor.json("/?sort=none&credit=7&f.none=x").status == .ok)
            #expect(try await market.visitor.json("/?q=%00").status == .badRequest)
            #expect(try await market.visitor.json("/?q=%FF").status == .badRequest)
            #expect(try await market.visitor.json("/?after=nonsense").status == .ok)
        }
    }

    @Test func filtersCountAndCanBeTakenAway() async throws {
        try await WebMarket.run(categories: [Self.category]) { market async throws in
            let seller = try await market.member("hanmei")
            try await Self.offer("甲站 Laravel", 100, ["stack": .text("php")], by: seller, in: market)
            try await Self.offer("乙站", 200, ["stack": .text("java")], by: seller, in: market)
            try await Self.offer("丙站", 300, ["stack": .text("php")], by: seller, in: market)
            let page = try await market.visitor.page("/?category=website-source&f.stack=php&max=250")
            #expect(page.text.contains("找到 1 件商品"))
            #expect(page.text.contains("甲站") && !page.text.contains("丙站"))
            #expect(page.text.contains("字段stack：选项php"))
            #expect(page.text.contains("href=\"/?category=website-source&amp;max=250.00\""))
            #expect(page.text.contains("value=\"php\" checked"))
            #expect(page.text.contains("不超过 ¥250.00"))
            let json = try await market.visitor.json("/?category=website-source&f.stack=php&max=250").object
            #expect(json["total"] == .integer(1))
            #expect(try await market.visitor.json("/?category=website-source").text.contains(#"{"answer":"php","count":2}"#))
            let down = try await market.visitor.json("/?sort=priceDown").text
            #expect(try #require(down.range(of: "丙站")).lowerBound < (try #require(down.range(of: "乙站"))).lowerBound)
            let slip = try await market.visitor.page("/?q=larvel")
            #expect(slip.text.contains("没有商品含有“larvel”，已按“laravel”查找") && slip.text.contains("甲站"))
            let empty = try await market.visitor.page("/?q=%E5%8D%97%E6%9E%81&min=5")
            #expect(empty.text.contains("没有找到符合的商品") && empty.text.contains("去掉全部筛选"))
            #expect(try await market.visitor.page("/?min=300&max=200").text.contains("找到 2 件商品"))
        }
    }

    @Test func suggestionsAreJSON() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            _ = try await market.listing(by: seller, title: "点数系统")
            let answer = try await market.visitor.json("/search/suggestions?q=dsx")
            #expect(
                answer.text
                    == #"{"suggestions":[{"kind":"title","text":"点数系统","path":"/?q=%E7%82%B9%E6%95%B0%E7%B3%BB%E7%BB%9F"}]}"#)
            #expect(
                try await market.visitor.json("/search/suggestions?q=%E6%BA%90%E7%A0%81").text.contains(
                    "\"path\":\"/?category=website-source\""))
            #expect(try await market.visitor.json("/search/suggestions").text == #"{"suggestions":[]}"#)
        }
    }

    /// The small category, its choice a filter and comparable.
    static let category = Market.Category(
        id: "website-source", version: 1, title: Bilingual(zh: "网站源码", en: "Website source"),
        sections: WebMarket.category.sections.map { section in
            .init(
                id: section.id,
                fields: section.fields.map { field in
                    Market.Category.Field(
                        id: field.id, kind: field.kind, label: field.label, prevents: field.prevents, required: false,
                        filter: field.choices == nil ? nil : true, comparable: field.kind == .choice ? true : nil,
                        choices: field.choices)
                })
        })

    @discardableResult
    static func offer(
        _ title: String, _ yuan: Int64, _ fields: [String: FieldValue], by seller: WebMember, in market: WebMarket
    ) async throws -> ListingID {
        var terms = WebMarket.terms
        terms.price = Money(minor: yuan * 100, currency: .cny)
        let content = ListingContent(
            title: title, fields: fields, defects: [], noneKnown: true, clauses: [], artefactName: nil)
        market.clock.advance(by: Span(ms: 1_000))
        return try await market.marketplace.publish(
            RevisionForm(category: "website-source", content: content, terms: terms, artefact: nil, screenshots: []),
            by: #require(seller.id)
        ).listing
    }
}

@Suite struct CompareRouteTests {
    @Test func listingsStandSideBySide() async throws {
        try await WebMarket.run(categories: [MarketRouteTests.category]) { market async throws in
            let seller = try await market.member("hanmei")
            var ids: [ListingID] = []
            for (name, stack) in [("甲", "php"), ("乙", "java"), ("丙", "php"), ("丁", "java"), ("戊", "php")] {
                ids.append(try await MarketRouteTests.offer("\(name)站", 100, ["stack": .text(stack)], by: seller, in: market))
            }
            let page = try await market.visitor.page(CompareRoute.path(Array(ids[0...2])))
            #expect(page.status == .ok)
            #expect(page.text.contains("甲站") && page.text.contains("选项java"))
            #expect(page.text.contains("<tr class=\"differs\"><th scope=\"row\">字段stack"))
            #expect(page.text.contains(CompareRoute.path([ids[0], ids[2]]).replacing("&", with: "&amp;")))
            #expect(
                try await market.visitor.page(CompareRoute.path([ids[0], ids[2]])).text.contains("<tr><th scope=\"row\">字段stack"))
            let json = try await market.visitor.json(CompareRoute.path([ids[1], ids[1]])).text
            #expect(json.contains("\"fields\":{\"stack\":\"java\"}"))
            #expect(try await market.visitor.page("/compare").text.contains("请在市场里勾选"))
            #expect(try await market.visitor.json(CompareRoute.path(ids)).errorCode == "comparedTooMany")
            #expect(try await market.visitor.json("/compare?l=nonsense").status == .notFound)
            #expect(try await market.visitor.json("/compare?l=00000000000000000000000000").status == .notFound)
        }
    }
}

@Suite struct PriceContextRouteTests {
    @Test func aPriceStandsAmongComparableOnes() async throws {
        try await WebMarket.run(categories: [MarketRouteTests.category]) { market async throws in
            let seller = try await market.member("hanmei")
            #expect(try await market.visitor.page("/price-context?category=website-source").text.contains("还没有可比的商品"))
            var last: ListingID?
            for yuan in 1...9 {
                last = try await MarketRouteTests.offer(
                    "站 \(yuan)", Int64(yuan * 100), ["stack": .text("php")], by: seller, in: market)
            }
            let address = "/price-context?category=website-source&f.stack=php&licenceScope=oneProduct&price=250"
            let json = try await market.visitor.json(address).object
            #expect(json["breadth"] == .string("alike"))
            #expect(json["count"] == .integer(9))
            #expect(json["medianMinor"] == .integer(50_000))
            #expect(json["standing"] == .string("lowerQuarter"))
            let page = try await market.visitor.page(address)
            #expect(page.text.contains("9 件可比商品"))
            #expect(page.text.contains("此价在最便宜的四分之一里：2 件更便宜，7 件更贵。"))
            #expect(page.text.contains("<svg class=\"price-chart\""))
            #expect(page.text.contains("字段stack为“选项php”"))
            #expect(try await market.visitor.json(address + "&listing=\(#require(last))").object["count"] == .integer(8))
            let wide = try await market.visitor.page("/price-context?category=website-source&f.stack=java&price=x")
            #expect(wide.text.contains("更接近的商品不足 8 件，所以放宽了范围。"))
            #expect(try await market.visitor.json("/price-context").status == .notFound)
            // On its own page a listing is not compared with itself.
            let listing = try await market.visitor.json("/listings/\(#require(last))").object
            #expect(listing["priceContext"]?["count"] == .integer(8))
            #expect(listing["priceContext"]?["standing"] == .string("aboveAll"))
            #expect(try await market.visitor.page("/listings/\(#require(last))").text.contains("此价高于全部可比商品。"))
        }
    }
}

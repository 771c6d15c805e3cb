import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct SearchRouteTests {
    @Test func aHitLeadsIntoItsContext() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            for number in 2..<40 {
                _ = try await steps.market.marketplace.post("第 \(number) 句 <b>", in: trade, by: #require(steps.seller.id))
            }
            let page = try await steps.buyer.page("/trades/\(trade)/search?q=%E7%AC%AC+7").text
            #expect(page.contains("/trades/\(trade)?at=7#e7") && page.contains("&lt;b&gt;") && !page.contains("<b>"))
            let context = try await steps.buyer.page("/trades/\(trade)?at=7").text
            #expect(context.contains("id=\"e7\"") && context.contains("id=\"e30\""))
            #expect(try await steps.buyer.page("/trades/\(trade)/search?q=nowhere").text.contains("没有找到"))
            #expect(try await steps.buyer.page("/trades/\(trade)/search").status == .ok)
            let many = try await steps.buyer.json("/trades/\(trade)/search?q=%E7%AC%AC")
            guard case .array(let hits)? = try many.object["hits"], case .integer(let next)? = try many.object["next"] else {
                throw Refused.notFound
            }
            #expect(hits.count == 30 && next == 10)
            let stranger = try await steps.market.member("stranger")
            #expect(try await stranger.page("/trades/\(trade)/search?q=a").status == .notFound)
        }
    }
}

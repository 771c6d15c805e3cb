import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct ReadRoutesTests {
    @Test func aPageIsReceivedWhenItIsServedAndReadWhenItSaysSo() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("class=\"mark sent\""))
            let list = try await steps.seller.page("/trades").text
            #expect(list.contains("1 条未读") && list.contains("class=\"unread-count\" title"))

            let page = try await steps.seller.page("/trades/\(trade)").text
            #expect(page.contains("以下未读") && page.contains("/trades/\(trade)/seen?from=0&amp;upTo=1"))
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("class=\"mark received\""))
            let told = try await steps.seller.submit(
                "/trades/\(trade)/reads", ["from": "0", "upTo": "1"], accept: "application/json")
            #expect(told.status == .ok)
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("class=\"mark read\""))
            #expect(!(try await steps.seller.page("/trades").text.contains("条未读")))
            #expect(try await steps.seller.send("/trades/\(trade)/reads", #"{"from": 0, "upTo": 1}"#).status == .ok)
            #expect(
                try await steps.market.marketplace.entries(of: trade, for: #require(steps.buyer.id)).map(\.kind).suffix(2) == [
                    "messagesReceived", "messagesRead",
                ])
        }
    }

    @Test func withoutScriptAPictureSaysIt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let path = "/trades/\(trade)/seen?from=0&upTo=1"
            var headers = steps.seller.browser(.zh)
            headers[.secFetchSite] = "cross-site"
            #expect(try await steps.market.client.execute(uri: path, method: .get, headers: headers).status == .forbidden)
            #expect(try await steps.market.marketplace.unread(of: #require(steps.seller.id)) == 1)
            headers[.secFetchSite] = "same-origin"
            let picture = try await steps.market.client.execute(uri: path, method: .get, headers: headers)
            #expect(picture.headers[.contentType] == "image/gif")
            #expect(try await steps.market.marketplace.unread(of: #require(steps.seller.id)) == 0)
        }
    }

    @Test func whatIsNotThereIsNotRead() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            #expect(try await steps.seller.send("/trades/\(trade)/reads", #"{"from": 0, "upTo": 9}"#).errorCode == "noSuchEntries")
            #expect(
                try await steps.seller.send("/trades/\(trade)/reads", #"{"from": -1, "upTo": 1}"#).status == .unprocessableContent)
            let stranger = try await steps.market.member("stranger")
            #expect(try await stranger.send("/trades/\(trade)/reads", #"{"from": 0, "upTo": 1}"#).status == .notFound)
            #expect(
                try await steps.seller.submit("/trades/\(trade)/reads", ["from": "0", "upTo": "1"], token: "x").status == .forbidden
            )
            #expect(try await steps.market.marketplace.unread(of: #require(steps.seller.id)) == 1)
        }
    }
}

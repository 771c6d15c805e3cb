import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Web

@Suite struct LiveRouteTests {
    /// What one writes the other sees at once; a page that comes back gets what it missed.
    @Test func messagesAppearOnTheOtherSide() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (listing, _) = try await WholeTradeTests.publish(market, seller)
            let opened = try await buyer.send("/listings/\(listing)/enquiries", "{}")
            let trade = "/trades/" + (try opened.text("trade"))

            async let seen = try Self.listen(market, seller.token, "\(trade)/live?after=0", until: "您好，在吗")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await buyer.send("\(trade)/messages", #"{"text": "您好，在吗"}"#).status == 201)
            let text = try await seen
            #expect(text.contains("event: entry") && text.contains("id: 1\n"))
            #expect(text.contains("id=\"e1\""))
            #expect(!text.contains("id: 0\n"))

            let missed = try await Self.listen(market, seller.token, "\(trade)/live", until: "event: next", lastEventID: "0")
            #expect(missed.contains("您好，在吗"))
            #expect(missed.contains("id=\"next\"") || missed.contains("event: next"))
        }
    }

    private static func listen(
        _ market: OpenMarket, _ token: String, _ path: String, until words: String, lastEventID: String? = nil
    ) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(market.port)\(path)")
        request.headers.add(name: "cookie", value: "session=\(token)")
        request.headers.add(name: "accept", value: "text/event-stream")
        if let lastEventID { request.headers.add(name: "last-event-id", value: lastEventID) }
        let response = try await Caller.client.execute(request, timeout: .seconds(10))
        #expect(response.headers.first(name: "content-type")?.hasPrefix("text/event-stream") == true)
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            bytes += chunk.readableBytesView
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains(words) { return text }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

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

    /// The connection is lost again and again between messages; who comes back and names the last number gets every entry once.
    @Test func aLostConnectionMissesNothingAndGetsNothingTwice() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (listing, _) = try await WholeTradeTests.publish(market, seller)
            let trade = "/trades/" + (try (try await buyer.send("/listings/\(listing)/enquiries", "{}")).text("trade"))
            async let writing: Void = {
                for number in 1...30 {
                    _ = try await buyer.send("\(trade)/messages", "{\"text\": \"消息\(number)。\"}")
                    try await Task.sleep(for: .milliseconds(15))
                }
            }()
            var seen: [String] = []
            var last = "0"
            var connections = 0
            while !seen.contains("消息30。"), connections < 200 {
                connections += 1
                // Each connection is dropped after one or two events.
                let text = try await Self.listen(
                    market, seller.token, "\(trade)/live?after=0", until: "event: entry", lastEventID: last)
                let whole = text.components(separatedBy: "\n\n").dropLast()
                for event in whole {
                    if let id = event.firstMatch(of: /id: (\d+)/) { last = String(id.1) }
                    for message in event.matches(of: /消息\d+。/) { seen.append(String(message.0)) }
                }
            }
            try await writing
            #expect(seen == (1...30).map { "消息\($0)。" })
            #expect(connections > 5)
        }
    }

    /// The writer's page learns that a message arrived and that it was read, and the other's that it was withdrawn.
    @Test func theWriterSeesThatItArrivedAndWasRead() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (listing, _) = try await WholeTradeTests.publish(market, seller)
            let trade = "/trades/" + (try (try await buyer.send("/listings/\(listing)/enquiries", "{}")).text("trade"))
            async let reader = Self.listen(market, seller.token, "\(trade)/live?after=0", until: "在吗？")
            async let writer = Self.listen(market, buyer.token, "\(trade)/live?after=0", until: "class=\"mark read\"")
            try await Task.sleep(for: .milliseconds(200))
            _ = try await buyer.send("\(trade)/messages", "{\"text\": \"在吗？\"}")
            #expect(try await reader.contains("event: entry"))
            #expect(try await seller.send("\(trade)/arrivals", "{\"from\": 0, \"upTo\": 1}").status == 200)
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await seller.send("\(trade)/reads", "{\"from\": 0, \"upTo\": 1}").status == 200)
            let told = try await writer
            #expect(told.contains("event: mark") && told.contains("class=\"mark received\" data-up-to=\"1\""))
            #expect(try await buyer.send("\(trade)/messages/1/withdrawal").status == 201)
            let again = try await Self.listen(market, seller.token, "\(trade)/live?after=1", until: "event: again", lingerMs: 100)
            #expect(again.contains("withdrawn-note"))
        }
    }

    private static func listen(
        _ market: OpenMarket, _ token: String, _ path: String, until words: String, lastEventID: String? = nil, lingerMs: Int = 0
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
            if text.contains(words), text.hasSuffix("\n\n") {
                try await Task.sleep(for: .milliseconds(lingerMs))
                return text
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

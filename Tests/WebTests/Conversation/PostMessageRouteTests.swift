import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct PostMessageRouteTests {
    /// Without script a browser sends text and files in one form; the other side gets the very bytes, and nothing runs.
    @Test func filesGoWithTheFormAndAreOnlyToBeKept() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let page = Array("<script>alert(1)</script>".utf8)
            let sent = try await steps.buyer.upload(
                "/trades/\(trade)/messages", ["text": "看日志"],
                files: [("file", "日志 1.html", page), ("file", "b.txt", Array("b".utf8))])
            #expect(sent.status == .seeOther)
            #expect(sent.headers[.location] == "/trades/\(trade)#e2")

            let seen = try await steps.seller.page("/trades/\(trade)").text
            #expect(seen.contains("看日志") && seen.contains("日志 1.html"))
            #expect(seen.contains("/trades/\(trade)/entries/2/files/0"))
            let file = try await steps.seller.page("/trades/\(trade)/entries/2/files/0")
            #expect(Array(buffer: file.body) == page)
            #expect(file.headers[.contentType] == "application/octet-stream")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(file.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(try await steps.seller.page("/trades/\(trade)/entries/2/files/0/picture").status == .notFound)
            let stranger = try await steps.market.member("stranger")
            for path in ["files/0", "files/2", "files/0/picture"] {
                #expect(try await stranger.page("/trades/\(trade)/entries/2/\(path)").status == .notFound)
            }
            #expect(try await steps.market.visitor.page("/trades/\(trade)/entries/2/files/0").status == .seeOther)
        }
    }

    @Test func aProgramNamesWhatItDeposited() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let file = try await steps.market.deposit(Array("a".utf8), name: "a.txt", by: steps.buyer)
            let body = #"{"files": ["\#(file.artefact.sha256)"]}"#
            #expect(try await steps.buyer.send("/trades/\(trade)/messages", body, key: "k").status == .created)
            #expect(try await steps.buyer.send("/trades/\(trade)/messages", body, key: "k").status == .ok)
            // What the seller never had, the seller cannot send.
            #expect(try await steps.seller.send("/trades/\(trade)/messages", body).errorCode == "notDeposited")
            let many = (0..<12).map { _ in "\"\(file.artefact.sha256)\"" }.joined(separator: ",")
            #expect(
                try await steps.buyer.send("/trades/\(trade)/messages", #"{"files": [\#(many)]}"#).status == .unprocessableContent)
        }
    }

    @Test func aPictureIsShownCleaned() async throws {
        try await WebMarket.run(inspector: .built) { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let listing = try await market.listing(by: seller)
            let png = Array(try #require(PictureRouteTests.png))
            let trade = try await market.marketplace.openEnquiry(about: listing, by: #require(buyer.id)).trade
            let sent = try await buyer.upload("/trades/\(trade)/messages", [:], files: [("file", "a.png", png)])
            #expect(sent.status == .seeOther)
            let page = try await seller.page("/trades/\(trade)").text
            #expect(page.contains("/entries/1/files/0/picture?wide=320"))
            for (query, type) in [("", "image/png"), ("?wide=320", "image/webp"), ("?wide=960", "image/webp")] {
                let picture = try await seller.page("/trades/\(trade)/entries/1/files/0/picture\(query)")
                #expect(picture.headers[.contentType] == type)
                #expect(picture.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            }
            #expect(try await seller.page("/trades/\(trade)/entries/1/files/0/picture?wide=321").status == .notFound)
            #expect(Array(buffer: try await seller.page("/trades/\(trade)/entries/1/files/0").body) == png)
        }
    }
}

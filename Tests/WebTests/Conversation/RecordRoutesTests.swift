import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct RecordRoutesTests {
    private static let mail = """
        From: =?GB18030?B?wdbN7Q==?= <lin@example.com>
        Subject: =?utf-8?B?5oql5Lu3?=
        Date: Thu, 3 Sep 2026 10:00:00 +0800
        Content-Type: text/html; charset=utf-8

        <p>含一年更新</p><script>alert(1)</script>
        """

    @Test func anEMailIsShownWithItsOriginNamed() async throws {
        try await WebMarket.run(inspector: .built) { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let listing = try await market.listing(by: seller)
            let trade = try await market.marketplace.openEnquiry(about: listing, by: #require(buyer.id)).trade
            #expect(try await buyer.page("/trades/\(trade)/records/new").text.contains("action=\"/trades/\(trade)/records\""))

            let added = try await buyer.upload(
                "/trades/\(trade)/records", ["kind": "email", "note": "见正文"], files: [("file", "报价.eml", Array(Self.mail.utf8))])
            #expect(added.headers[.location] == "/trades/\(trade)#e1")
            let page = try await seller.page("/trades/\(trade)").text
            #expect(page.contains("来源仅为提交者自己的说法") && page.contains("林晚 &lt;lin@example.com&gt;") && page.contains("含一年更新"))
            #expect(page.contains("邮件没有 DKIM 签名") && !page.contains("alert(1)"))
            #expect(Array(buffer: try await seller.page("/trades/\(trade)/entries/1/files/0").body) == Array(Self.mail.utf8))

            // A refused form comes again with the file and the words.
            let refused = try await buyer.upload(
                "/trades/\(trade)/records", ["kind": "email", "note": "说明还在"], files: [("file", "a.eml", Array("hello".utf8))])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("这个文件不是邮件") && refused.text.contains("说明还在") && refused.text.contains("a.eml"))
            let empty = try await buyer.upload("/trades/\(trade)/records", ["kind": "nonsense"], files: [])
            #expect(empty.status == .unprocessableContent)
            let stranger = try await market.member("stranger")
            #expect(try await stranger.page("/trades/\(trade)/records/new").status == .notFound)
            #expect(
                try await stranger.upload("/trades/\(trade)/records", ["kind": "chat"], files: [("file", "a", [1])]).status
                    == .notFound)
        }
    }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Market
@testable import Web

/// Pictures from the form to the listing page, cleaned by the built program.
@Suite struct PictureRouteTests {
    /// 8 by 4 grey pixels, with where they were taken beside them.
    static let png = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAAAAACWpiEsAAAAEnRFWHRBdXRob3IAR1BTIDMxLjIzMDSihMR2AAAADklEQVR4nGNogAIG3AwAIDMQAcP1CnsAAAAASUVORK5CYII="
    )

    @Test func aPictureIsShownCleanedAndInThreeSizes() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let png = Array(try #require(Self.png))
            let answer = try await seller.upload("/listings/new", PublishRouteTests.form, files: [("pictures", "a.gif", png)])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let page = try await market.visitor.page(try #require(answer.headers[.location])).text
            #expect(page.contains(#"width="8" height="4""#))
            let whole = String(try #require(page.firstMatch(of: /<a href="(\/files\/[^"]+)"><img/)).1)
            #expect(page.contains("\(whole)?wide=320 8w, \(whole)?wide=960 8w, \(whole) 8w"))
            let shown = try await market.visitor.page(whole)
            #expect(shown.headers[.contentType] == "image/png")
            #expect(!String(decoding: Array(buffer: shown.body), as: UTF8.self).contains("GPS"))
            for wide in [320, 960] {
                let small = try await market.visitor.page("\(whole)?wide=\(wide)")
                #expect(small.status == .ok)
                #expect(small.headers[.contentType] == "image/webp")
                #expect(small.headers[.eTag] != shown.headers[.eTag])
            }
            for wrong in ["0", "999", "x"] { #expect(try await market.visitor.page("\(whole)?wide=\(wrong)").status == .notFound) }
        }
    }

    @Test func aPictureThatAProgramDepositedIsCleanedOnPublishing() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let raw = try await market.client.execute(
                uri: "/deposits?name=a.png", method: .put, headers: seller.program(),
                body: ByteBuffer(bytes: try #require(Self.png)))
            let sha256 = try #require(try raw.text("sha256"))
            let body = PublishRouteTests.body(more: #""noneKnown": true, "screenshots": ["\#(sha256)"]"#)
            let published = try await seller.send("/listings/new", body)
            #expect(published.status == .created || published.status == .ok, "\(published.text)")
            let listing = try #require(try published.text("listing"))
            let read = try await market.visitor.json("/listings/\(listing)").text
            #expect(read.contains("/files/") && !read.contains(sha256))
        }
    }

    @Test func whatOnlyBeginsLikeAPictureIsRefusedInTheForm() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await seller.upload(
                "/listings/new", PublishRouteTests.form, files: [("pictures", "a.png", PublishRouteTests.png)])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("图片"))
        }
    }
}

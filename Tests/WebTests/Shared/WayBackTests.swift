import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// Where somebody who was signed out is led after signing in: to the page that the form came from, and never away from here.
@Suite struct WayBackTests {
    private static let routes: [Route] = [
        .get("/things") { _ in .text("things") }, .get("/things/:thing") { _ in .text("thing") },
        .post("/things/:thing/words", .member) { _ in .done(seeOther: "/") },
        .post("/lonely", .member) { _ in .done(seeOther: "/") },
        .put("/raw", bytesMax: 10) { _ in .done(seeOther: "/") },
    ]

    /// The links to sign in on the page that refuses a form.
    private func links(
        _ path: String, referer: String?, publicURL: String? = nil, headers: HTTPFields = .form
    ) async throws -> [String] {
        let site = TestSite(SiteConfiguration(publicURL: publicURL, logsAccess: false), routes: Self.routes)
        return try await site.run(.router) { client in
            var headers = headers
            if let referer { headers[.referer] = referer }
            let refused = try await client.execute(
                uri: path, method: .post, headers: headers, body: ByteBuffer(string: "text=%E5%86%99%E4%BA%86%E5%BE%88%E4%B9%85"))
            #expect(refused.status == .unauthorized)
            #expect(refused.text.contains(">写了很久</textarea>"), "the words are given back as before")
            let main = refused.text.components(separatedBy: "<main").last ?? ""
            return main.components(separatedBy: "href=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
                .filter { $0.hasPrefix("/session/new") }
        }
    }

    @Test(arguments: [
        ("https://chengxu.example/things/a?part=2", "/things/a?part=2"),
        ("https://chengxu.example/things/a?part=2#next", "/things/a?part=2"),
        // A form shown again stands at an address that only takes forms.
        ("https://chengxu.example/things/a/words", "/things/a"),
        ("https://chengxu.example/nowhere/at/all", ""),
        // What is not ours is as good as nothing.
        ("https://evil.example/things/b", "/things/a"),
        ("https://chengxu.example.evil.example/things/b", "/things/a"),
        ("https://chengxu.example@evil.example/things/b", "/things/a"),
        ("https://chengxu.example//evil.example/things/b", "/things/a"),
        ("https://chengxu.example/\\evil.example", "/things/a"),
        ("http://chengxu.example/things/b", "/things/a"),
        ("/things/b", "/things/a"), ("", "/things/a"),
    ])
    func leadsToThePageOfTheForm(referer: String, back: String) async throws {
        let expected = back.isEmpty ? "/session/new" : "/session/new?back=" + PercentCoding.encode(back)
        let links = try await links("/things/a/words", referer: referer, publicURL: "https://chengxu.example")
        #expect(links == [expected])
    }

    @Test func aBrowserThatTellsNothingIsLedToThePageAbove() async throws {
        #expect(try await links("/things/a/words", referer: nil) == ["/session/new?back=%2Fthings%2Fa"])
        #expect(try await links("/lonely", referer: nil) == ["/session/new"])
    }

    @Test func withoutAPublicAddressTheHostDecides() {
        let guardian = CrossSite(origins: [])
        #expect(guardian.ownPath("http://127.0.0.1:8080/things/a", host: "127.0.0.1:8080") == "/things/a")
        #expect(guardian.ownPath("http://127.0.0.1:8081/things/a", host: "127.0.0.1:8080") == nil)
        #expect(guardian.ownPath("http://127.0.0.1:8080/things/a", host: nil) == nil)
        #expect(guardian.ownPath("http://127.0.0.1:8080", host: "127.0.0.1:8080") == nil)
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// What the front does beside answering: switches, assets, flashes.
extension FrontTests {
    @Test func switchesSetTheirCookieAndLeadBack() async throws {
        try await run { client in
            let language = try await client.execute(uri: "/language?to=en&back=%2Fthings%2Fa", method: .get, headers: .browser)
            #expect(language.status == .seeOther && language.headers[.location] == "/things/a")
            #expect(language.cookie("lang")?.hasPrefix("lang=en; ") == true)
            let away = try await client.execute(uri: "/language?to=en&back=%2F%2Fevil.example", method: .get, headers: .browser)
            #expect(away.headers[.location] == "/")
            let unknown = try await client.execute(uri: "/language?to=fr", method: .get, headers: .browser)
            #expect(unknown.status == .notFound)
            let dark = try await client.execute(uri: "/theme?to=dark", method: .get, headers: .browser)
            #expect(dark.cookie("theme")?.hasPrefix("theme=dark; ") == true)
            let page = try await client.execute(
                uri: "/things/a", method: .get, headers: .browser.with(.cookie, "theme=dark; lang=en"))
            #expect(page.text.contains(#"<html lang="en" data-theme="dark">"#))
        }
    }

    @Test func assetsCarryTheirHash() async throws {
        try await run { client in
            let path = try #require(Assets.shipped["site.css"]).path
            let css = try await client.execute(uri: path, method: .get)
            #expect(css.headers[.contentType] == "text/css; charset=utf-8")
            #expect(css.headers[.cacheControl]?.contains("immutable") == true)
            let tag = try #require(css.headers[.eTag])
            let again = try await client.execute(uri: path, method: .get, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.text.isEmpty)
            let unknown = try await client.execute(uri: "/assets/site.css", method: .get)
            #expect(unknown.status == .notFound)
        }
    }

    @Test func anInventedFlashIsNotShown() async throws {
        try await run { client in
            let page = try await client.execute(
                uri: "/things/a", method: .get, headers: .browser.with(.cookie, "flash=<b>free</b>"))
            #expect(!page.text.contains("free"))
            #expect(page.cookie("flash")?.contains("Max-Age=0") == true)
        }
    }

    @Test func textIsEscaped() async throws {
        try await run { client in
            let page = try await client.execute(uri: "/things/%3Cscript%3E%22'&", method: .get, headers: .browser)
            #expect(page.text.contains("&lt;script&gt;&quot;&#39;&amp;"))
            #expect(!page.text.contains("<script>\""))
        }
    }
}

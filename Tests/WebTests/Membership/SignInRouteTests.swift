import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct SignInRouteTests {
    @Test func aBrowserGetsACookieAndIsLedBack() async throws {
        try await WebMarket.run { market async throws in
            _ = try await market.member("lilei")
            #expect(try await market.visitor.page("/session/new?back=/selling").text.contains("value=\"/selling\""))
            #expect(try await market.visitor.page("/session/new?back=/selling").text.contains("登录后会回到刚才要去的页面"))
            #expect(try await market.visitor.page("/session/new").text.contains("登录后会回到刚才要去的页面") == false)
            let answer = try await market.visitor.submit(
                "/session", ["name": " LiLei ", "password": "password of lilei", "back": "//evil.example"])
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/")
            #expect(answer.cookie("session")?.contains("Max-Age=2592000") == true)
        }
    }

    @Test func aProgramGetsAToken() async throws {
        try await WebMarket.run { market async throws in
            let lilei = try await market.member("lilei")
            let answer = try await market.visitor.send(
                "/session", #"{"name": "lilei", "password": "password of lilei"}"#)
            #expect(answer.status == .created)
            #expect(try answer.text("member") == lilei.id?.rawValue)
            let again = WebMember(market: market, id: lilei.id, token: try answer.text("token"))
            #expect(try await again.json("/account").text("name") == "lilei")
        }
    }

    @Test func aWrongPasswordAndAnUnknownNameLookTheSame() async throws {
        try await WebMarket.run { market async throws in
            _ = try await market.member("lilei")
            for name in ["lilei", "nobody"] {
                let json = try await market.visitor.send("/session", #"{"name": "\#(name)", "password": "wrong guess"}"#)
                #expect(json.status == .unauthorized)
                #expect(try json.errorCode == "wrongPassword")
                let page = try await market.visitor.submit("/session", ["name": name, "password": "wrong guess"])
                #expect(page.status == .unauthorized)
                #expect(page.text.contains("登录名或密码不对"))
                #expect(!page.text.contains("wrong guess"))
            }
        }
    }

    @Test func guessingHasToWaitAndTheRightPasswordWorksAfterwards() async throws {
        try await WebMarket.run { market async throws in
            _ = try await market.member("lilei")
            let wrong = #"{"name": "lilei", "password": "wrong guess"}"#
            for _ in 0..<SignInThrottle.triesPerNameMax {
                #expect(try await market.visitor.send("/session", wrong).status == .unauthorized)
            }
            let right = #"{"name": "lilei", "password": "password of lilei"}"#
            let slowed = try await market.visitor.send("/session", right)
            #expect(slowed.status == .tooManyRequests)
            #expect(slowed.headers[.retryAfter] == "900")
            market.clock.advance(by: Span(ms: SignInThrottle.windowMs))
            #expect(try await market.visitor.send("/session", right).status == .created)
        }
    }

    @Test func withoutTheFormsTokenNobodyIsSignedIn() async throws {
        try await WebMarket.run { market async throws in
            _ = try await market.member("lilei")
            let fields: KeyValuePairs = ["name": "lilei", "password": "password of lilei"]
            #expect(try await market.visitor.submit("/session", fields, token: "").status == .forbidden)
            #expect(try await market.visitor.submit("/session", fields, token: "foreign").status == .forbidden)
        }
    }
}

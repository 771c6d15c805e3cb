import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

@testable import Web

@Suite struct SignOutRouteTests {
    @Test func signingOutEndsThisSessionOnly() async throws {
        try await WebMarket.run { market async throws in
            let here = try await market.member("lilei")
            let (_, token) = try await market.marketplace.signIn(handle: "lilei", password: "password of lilei")
            let there = WebMember(market: market, id: here.id, token: token)
            let answer = try await here.submit("/session/end")
            #expect(answer.status == .seeOther)
            #expect(answer.cookie("session")?.contains("Max-Age=0") == true)
            #expect(try await here.json("/account").status == .unauthorized)
            #expect(try await there.json("/account").status == .ok)
        }
    }

    @Test func signingOutEverywhereEndsAll() async throws {
        try await WebMarket.run { market async throws in
            let here = try await market.member("lilei")
            let (_, token) = try await market.marketplace.signIn(handle: "lilei", password: "password of lilei")
            let there = WebMember(market: market, id: here.id, token: token)
            #expect(try await here.send("/account/sessions/end").status == .ok)
            #expect(try await here.json("/account").status == .unauthorized)
            #expect(try await there.json("/account").status == .unauthorized)
        }
    }

    @Test func aForeignPageCannotSignAnybodyOut() async throws {
        try await WebMarket.run { market async throws in
            let lilei = try await market.member("lilei")
            #expect(try await lilei.submit("/session/end", token: "foreign").status == .forbidden)
            #expect(try await lilei.json("/account").status == .ok)
        }
    }

    @Test func aVisitorIsLedToSignIn() async throws {
        try await WebMarket.run { market async throws in
            let answer = try await market.visitor.page("/account")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/session/new?back=%2Faccount")
        }
    }
}

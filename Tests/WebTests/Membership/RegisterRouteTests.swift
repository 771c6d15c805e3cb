import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct RegisterRouteTests {
    @Test func aBrowserIsSignedInAtOnce() async throws {
        try await WebMarket.run { market async throws in
            let page = try await market.visitor.page("/register")
            #expect(page.status == .ok)
            #expect(page.text.contains("注册会员"))
            let answer = try await market.visitor.submit(
                "/register",
                ["name": "lilei", "displayName": "李雷", "password": "correct horse", "back": "/selling"])
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/selling")
            let cookie = try #require(answer.cookie("session"))
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Lax"))
            let token = String(cookie.dropFirst("session=".count).prefix { $0 != ";" })
            let account = try await WebMember(market: market, id: nil, token: token).page("/account")
            #expect(account.status == .ok)
            #expect(account.text.contains("李雷"))
            #expect(account.text.contains("lilei"))
        }
    }

    @Test func aProgramGetsATokenAndAReceipt() async throws {
        try await WebMarket.run { market async throws in
            let answer = try await market.visitor.send(
                "/register", #"{"name": "lilei", "displayName": "李雷", "password": "correct horse"}"#)
            #expect(answer.status == .created)
            #expect(try answer.text("token")?.count == 64)
            #expect(try answer.text("receipt")?.isEmpty == false)
            #expect(try answer.text("entry")?.count == 64)
            #expect(try answer.object["sequence"] == .integer(0))
        }
    }

    @Test(arguments: [
        (#"{"name": "李雷", "displayName": "李雷", "password": "correct horse"}"#, "handleMalformed"),
        (#"{"name": "LiLei", "displayName": "李雷", "password": "correct horse"}"#, "handleMalformed"),
        (#"{"name": "lilei", "displayName": "李雷", "password": "short"}"#, "passwordLength"),
        (#"{"name": "lilei", "displayName": "李\u0007雷", "password": "correct horse"}"#, "displayNameMalformed"),
        (#"{"name": "lilei", "displayName": "李雷"}"#, "fieldsWrong"),
        (#"{"name": 7, "displayName": "李雷", "password": "correct horse"}"#, "fieldsWrong"),
        (#"{"name": "lilei", "displayName": "李雷", "password": "correct horse", "role": "mediator"}"#, "fieldsWrong"),
    ]) func whatDoesNotDoIsRefused(_ body: String, _ code: String) async throws {
        try await WebMarket.run { market async throws in
            let answer = try await market.visitor.send("/register", body)
            #expect(answer.status == .unprocessableContent)
            #expect(try answer.errorCode == code)
        }
    }

    @Test func aTakenNameIsAConflictAndTheFormKeepsWhatWasTyped() async throws {
        try await WebMarket.run { market async throws in
            _ = try await market.member("lilei")
            let fields: KeyValuePairs = ["name": "lilei", "displayName": "<b>雷", "password": "correct horse"]
            let answer = try await market.visitor.submit("/register", fields)
            #expect(answer.status == .conflict)
            #expect(answer.text.contains("这个登录名已经有人用了"))
            #expect(answer.text.contains("&lt;b&gt;雷"))
            #expect(!answer.text.contains("correct horse"))
        }
    }

    @Test func aNULIsRefusedAtTheDoor() async throws {
        try await WebMarket.run { market async throws in
            let json = try await market.visitor.send(
                "/register", #"{"name": "lilei", "displayName": "李\u0000雷", "password": "correct horse"}"#)
            #expect(json.status == .badRequest)
            #expect(try json.errorCode == "nulCharacter")
            let form = try await market.visitor.submit("/register", ["name": "li\0lei"])
            #expect(form.status == .badRequest)
        }
    }

    @Test func tooManyAccountsFromOneAddressHaveToWait() async throws {
        try await WebMarket.run { market async throws in
            for n in 0..<SignInThrottle.accountsPerAddressMax {
                let answer = try await market.visitor.send(
                    "/register", #"{"name": "member-\#(n)", "displayName": "成员", "password": "correct horse"}"#)
                #expect(answer.status == .created)
            }
            let body = #"{"name": "one-more", "displayName": "成员", "password": "correct horse"}"#
            let answer = try await market.visitor.send("/register", body)
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "900")
        }
    }
}

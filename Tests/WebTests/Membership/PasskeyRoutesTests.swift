import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct PasskeyRoutesTests {
    static let configuration = SiteConfiguration(publicURL: "https://chengxu.example", logsAccess: false)

    @Test func registerListSignInAndRemove() async throws {
        try await WebMarket.run(configuration: Self.configuration) { market in
            let signer = try await SignedTradeRouteTests.Signer.join(market, "lin", .es256)
            let listed = try await signer.member.json("/account/passkeys")
            #expect(listed.text.contains(#""name":"手机""#) && listed.text.contains(#""algorithm":"ES256""#))
            let credential = try signer.passkey.assertion(challenge: "AAAA").credential

            let asked = try await market.visitor.send("/session/challenges")
            let challenge = try #require(try asked.text("challenge"))
            let body = SignedTradeRouteTests.json(try signer.passkey.assertion(challenge: challenge).fields)
            let signedIn = try await market.visitor.send("/session/passkey", body)
            #expect(signedIn.status == .created)
            #expect(try signedIn.text("member") == signer.member.id?.rawValue)
            #expect(try await market.visitor.send("/session/passkey", body).errorCode == "challengeOver")
            #expect(try await market.visitor.send("/session/passkey").errorCode == "proofMissing")

            let removal = [("passkey", credential)]
            let bare = try await signer.member.send("/account/passkeys/removal", SignedTradeRouteTests.json(removal))
            #expect(try bare.errorCode == "proofMissing")
            let wrong = try await signer.member.send(
                "/account/passkeys/removal", SignedTradeRouteTests.json(removal + [("password", "password of nobody")]))
            #expect(try wrong.errorCode == "ownPasswordWrong")
            let removed = try await signer.member.send(
                "/account/passkeys/removal", SignedTradeRouteTests.json(removal + [("password", "password of lin")]))
            #expect(removed.status == .created, "\(removed.text)")
            #expect(try await signer.member.json("/account/passkeys").text.contains(#""passkeys":[]"#))
        }
    }

    @Test func whereNoKeyCanBe() async throws {
        let byNumber = SiteConfiguration(publicURL: "http://10.0.0.1", logsAccess: false)
        try await WebMarket.run(configuration: byNumber) { market in
            let member = try await market.member("lin")
            let asked = try await member.send("/account/passkeys/challenges", #"{"purpose": "registration"}"#)
            #expect(try asked.errorCode == "passkeysNotHere", "\(asked.text)")
            #expect(try await member.page("/account/passkeys").status == .ok)
            #expect(try await member.page("/account").text.contains("通行密钥"))
        }
    }

    /// Guessing a password by confirming is slowed down like guessing it by signing in.
    @Test func passwordsAreThrottled() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let reading = try await steps.buyer.json("/trades/\(trade)/terms/1")
            let document = try #require(try reading.text("document"))
            func confirm(_ password: String) async throws -> String? {
                try await steps.buyer.send(
                    "/trades/\(trade)/confirmations",
                    #"{"proposal": 1, "document": "\#(document)", "ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"], "password": "\#(password)"}"#
                ).errorCode
            }
            for _ in 0..<SignInThrottle.triesPerNameMax { #expect(try await confirm("a wrong one") == "ownPasswordWrong") }
            #expect(try await confirm("password of buyer") == "tooManyTries")
            steps.market.clock.advance(by: Span(ms: SignInThrottle.windowMs))
            #expect(try await confirm("password of buyer") == nil)
        }
    }

    /// A repeated request is the same though it was signed anew, and no hash of a password is kept with its key.
    @Test func theProofIsNoPartOfTheCommand() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let document = try #require(try await steps.buyer.json("/trades/\(trade)/terms/1").text("document"))
            let body =
                #"{"proposal": 1, "document": "\#(document)", "ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"]"#
            let first = try await steps.buyer.send(
                "/trades/\(trade)/confirmations", body + #", "password": "password of buyer"}"#, key: "k")
            #expect(first.status == .created)
            let second = try await steps.buyer.send(
                "/trades/\(trade)/confirmations", #"{"password": "password of buyer", "# + body.dropFirst() + "}", key: "k")
            #expect(second.status == .ok)
        }
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

@testable import Web

@Suite struct DataRoutesTests {
    @Test func whatIsKeptIsToldAndErasureAskedForAndTakenBack() async throws {
        try await WebMarket.run { market async throws in
            let member = try await market.member("hanmei", "韩梅梅")
            let page = try await member.page("/account/data")
            #expect(page.status == .ok)
            #expect(page.text.contains("电子商务法第三十一条") && page.text.contains("action=\"/account/erasure\""))
            #expect(!(try await member.json("/account/data").text.contains("\"requestedAt\":\"")))

            #expect(try await member.send("/account/erasure").status == .created)
            let again = try await member.send("/account/erasure")
            #expect(again.status == .conflict && again.text.contains("erasureRequested"))
            let open = try await member.page("/account/data")
            #expect(open.text.contains("action=\"/account/erasure/withdraw\""))
            #expect(!open.text.contains("action=\"/account/erasure\""))
            #expect(try await member.json("/account/data").text.contains("\"requestedAt\":\""))

            #expect(try await member.send("/account/erasure/withdraw").status == .created)
            #expect(try await member.send("/account/erasure/withdraw").status == .conflict)
            #expect(try await market.visitor.json("/account/data").status == .unauthorized)
        }
    }

    @Test func aNameIsChangedAndSessionsElsewhereEnd() async throws {
        try await WebMarket.run { market async throws in
            let member = try await market.member("hanmei", "韩梅梅")
            #expect(try await member.send("/account/name", #"{"displayName":"梅梅工作室"}"#).status == .created)
            #expect(try await market.visitor.page("/members/\(try #require(member.id))").text.contains("梅梅工作室"))
            #expect(try await member.json("/account").object["displayName"] == .string("梅梅工作室"))
            #expect(try await member.send("/account/name", #"{"displayName":"  "}"#).status == .unprocessableContent)

            let (_, other) = try await market.marketplace.signIn(handle: "hanmei", password: "password of hanmei", client: "curl/8")
            #expect(try await member.page("/account").text.contains("curl"))
            #expect(try await member.send("/account/sessions/others/end").status == .ok)
            #expect(try await market.marketplace.sessions.find(other) == nil)
            #expect(try await member.json("/account").status == .ok, "this one stays")
        }
    }

    @Test(arguments: [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
            "Chrome · Windows"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Mobile Safari/604.1",
            "Safari · iPhone"
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile MicroMessenger/8.0", "WeChat · Android"), ("curl/8.5.0", "curl"),
        ("", ""),
    ]) func programsAreToldShortly(_ text: String, _ short: String) { #expect(ClientName.short(text) == short) }
}

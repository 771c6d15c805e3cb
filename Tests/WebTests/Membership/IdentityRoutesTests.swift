import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct IdentityRoutesTests {
    private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("证件".utf8)

    @Test func papersAreHandedInSeenAndDecided() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let member = try await market.member("yuheng", "于衡")
            let id = try #require(member.id)
            #expect(try await member.page("/account/identity").text.contains("未核验"))
            let wrong = try await member.upload(
                "/account/identity", ["paper": "idCard", "name": "于衡之名"], files: [("file", "a.gif", Array("GIF89a".utf8))])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("JPEG"))
            let none = try await member.send("/account/identity", #"{"paper":"idCard","name":"于衡之名"}"#)
            #expect(try none.errorCode == "identityDocumentsCount")
            let sent = try await member.upload(
                "/account/identity", ["paper": "idCard", "name": "于衡之名"], files: [("file", "a.jpg", Self.picture)])
            #expect(sent.status == .seeOther, "\(sent.text)")
            #expect(try await member.page("/account/identity").text.contains("核验中"))

            let path = "/desk/identities/\(id)/1"
            #expect(try await member.page(path).status == .notFound)
            #expect(try await desk.first.page("/desk/identities").text.contains(path))
            let unseen = try await desk.first.page(path).text
            #expect(!unseen.contains("于衡之名") && !unseen.contains("/papers/0"))
            #expect(try await desk.first.page("\(path)/papers/0").status == .notFound)
            #expect(try await desk.first.submit("\(path)/looks").status == .seeOther)
            #expect(try await desk.first.page(path).text.contains("于衡之名"))
            let paper = try await desk.first.page("\(path)/papers/0")
            #expect(paper.status == .ok && paper.headers[.contentType] == "image/jpeg" && Array(buffer: paper.body) == Self.picture)
            #expect(paper.headers[.cacheControl] == "no-store")
            #expect(try await desk.second.page("\(path)/papers/0").status == .notFound)
            #expect(try await desk.second.send("\(path)/decision", #"{"outcome":"verified"}"#).errorCode == "identityNotLookedAt")
            #expect(try await desk.first.send("\(path)/decision", #"{"outcome":"refused"}"#).errorCode == "reasonLength")
            #expect(try await desk.first.submit("\(path)/decision", ["outcome": "verified", "reason": ""]).status == .seeOther)
            let own = try await member.page("/account/identity").text
            #expect(own.contains("已核验") && own.contains("查看证件") && own.contains("first"))
            let shown = try await market.visitor.page("/members/\(id)").text
            #expect(shown.contains("已核验居民身份证") && !shown.contains("于衡之名"))
            #expect(try await market.visitor.json("/members/\(id)").text("verifiedBy") == "manual")
        }
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct DeskRoutesTests {
    static let pages = ["/desk", "/desk/proposals", "/desk/staff", "/desk/log"]

    @Test func toOthersThereIsNoDesk() async throws {
        try await WebMarket.run { market async throws in
            let member = try await market.member("hanmei")
            for path in Self.pages {
                #expect(try await member.page(path).status == .notFound, "\(path)")
                #expect(try await member.json(path).status == .notFound, "\(path)")
                #expect(try await market.visitor.page(path).status == .notFound, "\(path)")
            }
            #expect(
                try await member.send("/desk/staff/roles", #"{"name":"hanmei","role":"operator","reason":"x"}"#).status == .notFound
            )
            #expect(!(try await member.page("/account").text.contains("href=\"/desk\"")))
        }
    }

    @Test func aMediatorSeesTheDeskAndNothingElse() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let mediator = try await market.member("mediator")
            try await desk.grant("mediator", .mediator)
            let page = try await mediator.page("/desk")
            #expect(page.status == .ok && page.text.contains("调解员"))
            for path in Self.pages.dropFirst() { #expect(try await mediator.page(path).status == .notFound, "\(path)") }
        }
    }

    @Test func aRoleIsProposedByOneAndGrantedByAnother() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let member = try await market.member("hanmei", "韩梅梅")
            for path in Self.pages {
                #expect(try await desk.first.page(path).status == .ok, "\(path)")
                #expect(try await desk.first.page(path, language: .en).status == .ok, "\(path)")
                #expect(try await desk.first.json(path).status == .ok, "\(path)")
            }
            let unknown = try await desk.first.submit(
                "/desk/staff/roles", ["name": "nobody", "role": "operator", "reason": "轮班"])
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("没有这个登录名"))

            let proposed = try await desk.first.send(
                "/desk/staff/roles", #"{"name":"hanmei","role":"operator","reason":"轮班"}"#)
            let deed = try #require(try proposed.text("deed"), "\(proposed.text)")
            #expect(proposed.status == .created)
            let own = try await desk.first.page("/desk/proposals").text
            #expect(own.contains("授予韩梅梅“平台”身份") && !own.contains("/consent"))
            #expect(try await desk.first.send("/desk/proposals/\(deed)/consent").errorCode == "secondIsFirst")
            #expect(try await desk.second.page("/desk").text.contains("urgent"))
            #expect(try await desk.second.page("/desk/proposals").text.contains("\(deed)/consent"))
            #expect(try await desk.second.submit("/desk/proposals/\(deed)/consent").status == .seeOther)
            #expect(try await desk.second.send("/desk/proposals/\(deed)/consent").errorCode == "deedOver")
            #expect(try await member.page("/desk/staff").status == .ok)
            #expect(try await desk.first.page("/desk/log").text.contains("second 于"))

            let record = try await member.page("/account/record")
            #expect(record.status == .ok && record.text.contains("轮班") && record.text.contains("first"))
            #expect(try await member.json("/account/record").text.contains("grantRole"))

            let id = try #require(member.id)
            let revoked = try await desk.second.submit(
                "/desk/staff/revocations", ["member": id.rawValue, "role": "operator", "reason": "离职"])
            #expect(revoked.status == .seeOther)
            #expect(try await member.page("/desk").status == .notFound)
            #expect(try await member.page("/account/record").text.contains("离职"))
        }
    }

    @Test func aSecondPersonDeclines() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            _ = try await market.member("hanmei")
            let proposed = try await desk.first.send(
                "/desk/staff/roles", #"{"name":"hanmei","role":"mediator","reason":"轮班"}"#)
            let deed = try #require(try proposed.text("deed"))
            #expect(try await desk.second.send("/desk/proposals/\(deed)/refusal").status == .unprocessableContent)
            #expect(
                try await desk.second.send("/desk/proposals/\(deed)/refusal", #"{"reason":"还没面谈"}"#).status == .created)
            #expect(try await desk.first.page("/desk/log").text.contains("还没面谈"))
            #expect(try await desk.first.send("/desk/proposals/01mcc5rm000000000000000007/consent").status == .notFound)
        }
    }
}

/// Two operators who are signed in.
struct WebDesk: Sendable {
    let market: WebMarket
    let first: WebMember
    let second: WebMember

    static func open(_ market: WebMarket) async throws -> WebDesk {
        let members = [try await market.member("first"), try await market.member("second")]
        for handle in ["first", "second"] {
            try await market.marketplace.grantAsHost(.operator, to: handle, reason: "开张")
        }
        return WebDesk(market: market, first: members[0], second: members[1])
    }

    func grant(_ handle: String, _ role: StaffRole) async throws {
        let member = try #require(try await market.marketplace.member(handle: handle))
        let deed = StaffDeed(.grantRole, of: member.rawValue, member: member, role: role)
        let proposed = try await market.marketplace.propose(deed, reason: "轮班", by: #require(first.id))
        _ = try await market.marketplace.consent(to: proposed.id, by: #require(second.id))
    }
}

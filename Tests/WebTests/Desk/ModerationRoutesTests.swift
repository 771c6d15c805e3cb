import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct ModerationRoutesTests {
    @Test func staffFreezesTakesDownAndCloses() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let member = try await market.member("hanmei", "韩梅梅")
            let listing = try await market.listing(by: member)
            #expect(try await member.page("/desk/moderation").status == .notFound)
            let unknown = try await desk.first.submit(
                "/desk/moderation/members", ["name": "nobody", "action": "freezeAccount", "rule": "fraud", "reason": "x"])
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("没有这个登录名"))
            let frozen = try await desk.first.submit(
                "/desk/moderation/members", ["name": "hanmei", "action": "freezeAccount", "rule": "accountTaken", "reason": "异地登录"])
            #expect(frozen.status == .seeOther)
            #expect(try await desk.first.page("/desk/moderation").text.contains("异地登录"))
            #expect(try await desk.first.json("/desk/moderation").text.contains("accountTaken"))
            let record = try await member.page("/account/record").text
            #expect(record.contains("冻结韩梅梅的账号") && record.contains("账号疑似被盗用") && record.contains("/complaints/new?about=deed"))
            let unfrozen = try await desk.first.send(
                "/desk/moderation/members", #"{"name":"hanmei","action":"unfreezeAccount","rule":"accountTaken","reason":"已核实"}"#)
            #expect(unfrozen.status == .created, "\(unfrozen.text)")

            let down = try await desk.first.submit(
                "/desk/moderation/listings",
                [
                    "listing": "http://localhost/listings/\(listing)", "action": "takeDownListing", "rule": "infringement",
                    "reason": "权利人通知",
                ])
            #expect(down.status == .seeOther, "\(down.text)")
            let again = try await desk.first.send(
                "/desk/moderation/listings",
                #"{"listing":"\#(listing)","action":"takeDownListing","rule":"fraud","reason":"x"}"#)
            #expect(try again.errorCode == "listingTakenDown")
            #expect(
                try await desk.first.send(
                    "/desk/moderation/listings",
                    #"{"listing":"\#(listing)","action":"restoreListing","rule":"fraud","reason":"撤回"}"#
                ).status == .created)

            let proposed = try await desk.first.send(
                "/desk/moderation/members", #"{"name":"hanmei","action":"closeAccount","rule":"fraud","reason":"多次欺诈"}"#)
            let deed = try #require(try proposed.text("deed"))
            #expect(try await member.page("/account").status == .ok)
            #expect(try await desk.second.submit("/desk/proposals/\(deed)/consent").status == .seeOther)
            #expect(try await member.page("/account").status == .seeOther)
            let refused = try await market.visitor.send(
                "/session", #"{"name":"hanmei","password":"password of hanmei"}"#)
            #expect(try refused.errorCode == "accountClosed", "\(refused.text)")
            let id = try #require(member.id)
            #expect(try await desk.first.page("/members/\(id)").text.contains("这个账号已由平台关闭"))
        }
    }

    @Test func aMediatorHandlesComplaintsAndRestrainsNobody() async throws {
        try await WebMarket.run { market async throws in
            let desk = try await WebDesk.open(market)
            let mediator = try await market.member("mediator")
            try await desk.grant("mediator", .mediator)
            #expect(try await mediator.page("/desk/complaints").status == .ok)
            for path in ["/desk/moderation", "/desk/identities"] { #expect(try await mediator.page(path).status == .notFound) }
        }
    }
}

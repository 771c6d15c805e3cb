import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct AbsenceRoutesTests {
    @Test func itIsSeenBeforeOneAsksOrBuys() async throws {
        try await TradeSteps.run { steps in
            let member = try #require(steps.seller.id)
            #expect(try await !steps.buyer.page("/listings/\(steps.listing)").text.contains("外出中"))
            // The clock stands at 2026-11-23 in Beijing.
            let given = try await steps.seller.send(
                "/account/absence", #"{"from": "2026-11-23", "until": "2026-11-26", "word": "回乡，<b>急事</b>请留言"}"#)
            #expect(given.status == .created, "\(given.text)")
            for path in ["/listings/\(steps.listing)", "/members/\(member)"] {
                let page = try await steps.market.visitor.page(path).text
                #expect(page.contains("外出中，到2026年11月26日为止") && page.contains("期限照常计算"), "\(path)")
                #expect(page.contains("&lt;b&gt;急事") && !page.contains("<b>急事"), "\(path)")
                #expect(try await steps.market.visitor.json(path).text.contains(#""until":"2026-11-26T16:00:00Z""#), "\(path)")
            }
            #expect(try await steps.seller.page("/account/absence").text.contains("提前结束"))
            #expect(try await steps.seller.send("/account/absence/end").status == .created)
            #expect(try await !steps.market.visitor.page("/members/\(member)").text.contains("外出中"))
            #expect(try await steps.seller.send("/account/absence/end").errorCode == "notAbsent")
        }
    }

    /// Whoever is about to agree with somebody who is away reads so, and what in the words leads away is said beside them.
    @Test func itIsSeenWhereOneAgrees() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let drawn = try await steps.seller.send("/listings/\(steps.listing)/deals", DealRoutesTests.body)
            let deal = "/deals/\(try #require(try drawn.text("token")))"
            let paths = ["/trades/\(trade)/terms/1", "/trades/\(trade)/proposals", deal]
            for path in paths { #expect(try await !steps.buyer.page(path).text.contains("外出中"), "\(path)") }
            let given = try await steps.seller.send(
                "/account/absence", #"{"from": "2026-11-23", "until": "2026-11-26", "word": "急事加微信 lin_code88"}"#)
            #expect(given.status == .created, "\(given.text)")
            for path in paths {
                let page = try await steps.buyer.page(path)
                #expect(page.status == .ok && page.text.contains("外出中，到2026年11月26日为止"), "\(path)")
                #expect(page.text.contains("上面留的话里像是有：站外联系方式") && page.text.contains("lin_code88"), "\(path)")
            }
            #expect(try await !steps.seller.page(paths[0]).text.contains("外出中"), "one's own absence is known")
            #expect(try await steps.seller.page("/account/absence").text.contains("您留的话里像是有：站外联系方式"))
            #expect(try await steps.buyer.json(deal).text.contains(#""warned":["contact"]"#))
        }
    }

    @Test func itEndsByItself() async throws {
        try await TradeSteps.run { steps in
            _ = try await steps.seller.send("/account/absence", #"{"from": "2026-11-25", "until": "2026-11-25"}"#)
            let member = try #require(steps.seller.id)
            #expect(try await steps.buyer.page("/members/\(member)").text.contains("2026年11月25日至2026年11月25日外出"))
            steps.market.clock.advance(by: .days(3))
            #expect(try await !steps.buyer.page("/members/\(member)").text.contains("外出"))
        }
    }

    @Test(arguments: [
        (#"{"from": "2026-11-25", "until": "2026-11-24"}"#, "absenceOutOfRange"),
        (#"{"from": "soon", "until": "2026-11-24"}"#, "fieldsWrong"),
        (#"{"from": "2026-11-25", "until": "2027-11-24"}"#, "absenceOutOfRange"), (#"{"until": "2026-11-24"}"#, "fieldsWrong"),
    ]) func whatDoesNotDo(body: String, code: String) async throws {
        try await WebMarket.run { market in
            let member = try await market.member("lin")
            #expect(try await member.send("/account/absence", body).errorCode == code)
            #expect(try await member.json("/account/absence").text.contains(#""absence":null"#))
        }
    }
}

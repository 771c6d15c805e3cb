import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct DealRoutesTests {
    static let body = #"""
        {"title": "张老师的官网", "note": "按谈好的写的", "validHours": 24, "price": "168.00", "licence": "oneProduct", "includesSource": true,
        "deliveryHours": 48, "acceptanceDays": 7, "changeRounds": 1, "supportMonths": 3, "noReasonReturnDays": 0,
        "clauses": ["含一次远程安装"]}
        """#

    private func drawUp(_ steps: TradeSteps) async throws -> (deal: String, token: String) {
        let answer = try await steps.seller.send("/listings/\(steps.listing)/deals", Self.body)
        #expect(answer.status == .created, "\(answer.text)")
        #expect(answer.isSecret)
        return (try #require(try answer.text("deal")), try #require(try answer.text("token")))
    }

    @Test func whoeverHoldsTheLinkReadsAndTakesIt() async throws {
        try await TradeSteps.run { steps in
            let (_, token) = try await drawUp(steps)
            for language in Language.allCases {
                let page = try await steps.market.visitor.page("/deals/\(token)", language: language)
                #expect(page.status == .ok)
                #expect(page.isSecret)
                for part in ["张老师的官网", "¥168.00", "含一次远程安装", "卖家小店", "/register?back=%2Fdeals%2F\(token)"] {
                    #expect(page.text.contains(part), "\(part)")
                }
                #expect(!page.text.contains("/deals/\(token)/claim"))
            }
            let page = try await steps.buyer.page("/deals/\(token)")
            #expect(page.text.contains("action=\"/deals/\(token)/claim\""))
            let taken = try await steps.buyer.submit("/deals/\(token)/claim")
            #expect(taken.status == .seeOther)
            #expect(taken.isSecret)
            let trade = try #require(taken.headers[.location])
            #expect(trade.hasPrefix("/trades/"))
            let state = try await steps.buyer.json(trade)
            #expect(try state.text("phase") == "negotiating")
            #expect(try state.object["proposal"]?["confirmedBy"] == .array([.string("seller")]))
            #expect(try await steps.buyer.page(trade).text.contains("专属链接"))
            // The link leads its holder to the trade, and everybody else nowhere.
            #expect(try await steps.buyer.page("/deals/\(token)").headers[.location] == trade)
            let gone = try await steps.market.visitor.page("/deals/\(token)")
            #expect(gone.status == .gone)
            #expect(gone.isSecret)
            #expect(gone.text.contains("已经有人接下"))
            #expect(try await steps.market.visitor.json("/deals/\(token)").errorCode == "dealTaken")
        }
    }

    @Test func theLinkSurvivesRegistration() async throws {
        try await TradeSteps.run { steps in
            let (_, token) = try await drawUp(steps)
            let back = "/deals/\(token)"
            let signIn = try await steps.market.visitor.page("/session/new?back=\(PercentCoding.encode(back))")
            #expect(signIn.text.contains("/register?back=%2Fdeals%2F\(token)"))
            let answer = try await steps.market.visitor.submit(
                "/register", ["name": "zhang", "displayName": "张老师", "password": "correct horse", "back": back])
            #expect(answer.headers[.location] == back)
        }
    }

    @Test func theSellerSeesItAndCannotTakeIt() async throws {
        try await TradeSteps.run { steps in
            let (deal, token) = try await drawUp(steps)
            let page = try await steps.seller.page("/deals/\(token)")
            #expect(page.text.contains("不能自己接下"))
            #expect(try await steps.seller.send("/deals/\(token)/claim").errorCode == "ownDeal")
            let list = try await steps.seller.page("/selling/deals")
            #expect(list.text.contains("张老师的官网"))
            #expect(!list.text.contains(token))
            let withdrawn = try await steps.seller.submit("/selling/deals/\(deal)/withdrawal")
            #expect(withdrawn.headers[.location] == "/selling/deals")
            #expect(try await steps.buyer.send("/deals/\(token)/claim").errorCode == "dealWithdrawn")
            #expect(try await steps.buyer.send("/selling/deals/\(deal)/withdrawal").status == .notFound)
        }
    }

    @Test func whatIsNoLinkIsSaidSo() async throws {
        try await TradeSteps.run { steps in
            for wrong in [String(repeating: "a", count: 64), "x", "%20", String(repeating: "a", count: 90)] {
                let answer = try await steps.market.visitor.page("/deals/\(wrong)")
                #expect(answer.status == .notFound)
                #expect(answer.text.contains("没有这个链接"))
                #expect(answer.isSecret)
            }
            let (_, token) = try await drawUp(steps)
            steps.market.clock.advance(by: .hours(24))
            let late = try await steps.market.visitor.page("/deals/\(token)")
            #expect(late.status == .gone)
            #expect(late.text.contains("已经过期"))
            #expect(try await steps.market.visitor.send("/deals/\(token)/claim").status != .created)
        }
    }

    @Test func onlyTheSellerDrawsUp() async throws {
        try await TradeSteps.run { steps in
            let path = "/listings/\(steps.listing)/deals"
            #expect(try await steps.buyer.send(path, Self.body).errorCode == "notTheSeller")
            #expect(try await steps.buyer.page("\(path)/new").status == .forbidden)
            #expect(try await steps.market.visitor.send(path, Self.body).status != .created)
            let form = try await steps.seller.page("\(path)/new")
            #expect(form.status == .ok)
            #expect(form.text.contains("name=\"validHours\""))
            let wrong = try await steps.seller.submit(path, ["title": "", "price": "x"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("name=\"validHours\""))
            #expect(try await steps.seller.send(path, #"{"title": "x", "validHours": 721}"#).errorCode == "fieldsWrong")
        }
    }

    @Test func aBrowserGetsTheLinkOnce() async throws {
        try await TradeSteps.run { steps in
            let fields: KeyValuePairs = [
                "title": "张老师的官网", "note": "", "validHours": "72", "price": "168.00", "licence": "oneProduct",
                "deliveryHours": "48",
                "acceptanceDays": "7", "changeRounds": "1", "supportMonths": "3", "noReasonReturnDays": "0",
                "returnCondition": "notDownloaded", "clauses": "", "once": "form-1",
            ]
            let answer = try await steps.seller.submit("/listings/\(steps.listing)/deals", fields)
            #expect(answer.status == .created)
            #expect(answer.text.contains("/deals/"))
            let again = try await steps.seller.submit("/listings/\(steps.listing)/deals", fields)
            #expect(again.status == .ok)
            #expect(again.text.contains("已经起草过"))
            #expect(again.text.firstMatch(of: /deals\/[0-9a-f]{64}/) == nil)
        }
    }

    /// A page that tells nobody its address sends forms with `Origin: null`.
    @Test func aFormOfAPageWithoutReferrerIsOurs() throws {
        let crossSite = CrossSite(origins: ["https://chengxu.example"])
        let null: HTTPFields = [.origin: "null"]
        #expect(throws: Refused(.forbidden, "foreignOrigin")) { try crossSite.checkOrigin(null, host: "chengxu.example") }
        var ours = null
        ours[.secFetchSite] = "same-origin"
        try crossSite.checkOrigin(ours, host: "chengxu.example")
        ours[.secFetchSite] = "cross-site"
        #expect(throws: Refused(.forbidden, "foreignOrigin")) { try crossSite.checkOrigin(ours, host: "chengxu.example") }
    }
}

extension TestResponse {
    /// Whether nobody is told where this came from, nobody keeps it, and no search finds it.
    fileprivate var isSecret: Bool {
        headers[.referrerPolicy] == "no-referrer" && headers[.robotsTag] == "noindex, nofollow"
            && headers[.cacheControl] == "private, no-store"
    }
}

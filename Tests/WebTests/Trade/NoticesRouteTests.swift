import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct NoticesRouteTests {
    @Test func aReminderIsCountedListedAndReadOnTheTradesPage() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            #expect(try await steps.buyer.page("/notices").text.contains("没有通知"))
            steps.market.clock.advance(by: .days(8))
            try await DeadlineRunner(steps.market.marketplace).remindDue()
            let list = try await steps.buyer.json("/notices")
            #expect(list.status == .ok)
            let text = list.text
            #expect(text.contains(#""kind":"deadlineReminded""#) && text.contains(#""deadline":"acceptance""#))
            #expect(text.contains(#""reminder":"halfTime""#) && text.contains(#""isRead":false"#))
            let page = try await steps.buyer.page("/notices").text
            #expect(page.contains("验收的期限已过半。到期后视为验收通过"))
            #expect(page.contains(#"class="count" title="未读通知">1<"#))
            #expect(page.contains("/trades/\(trade)?at="))
            // The seller is not told to do what is the buyer's to do.
            #expect(try await steps.seller.json("/notices").text.contains(#""notices":[]"#))
            let shown = try await steps.buyer.page("/trades/\(trade)").text
            #expect(shown.contains("验收的期限已过半"))
            #expect(try await steps.buyer.json("/notices").text.contains(#""isRead":true"#))
            #expect(try await !steps.buyer.page("/notices").text.contains(#"title="未读通知""#))
        }
    }

    @Test func whatTheStaffDidIsListedAndReadOnTheRecordsPage() async throws {
        try await TradeSteps.run { steps in
            let seller = try #require(steps.seller.id)
            let place = steps.market.marketplace
            let host = try await steps.market.member("host", "平台")
            try await place.grantAsHost(.operator, to: "host", reason: "开张")
            _ = try await place.moderate(
                seller, .freezeAccount, rule: .accountTaken, reason: "异地登录", by: try #require(host.id))
            let json = try await steps.seller.json("/notices").text
            #expect(json.contains(#""kind":"memberRestrained""#) && json.contains(#""path":"/account/record""#))
            let page = try await steps.seller.page("/notices").text
            #expect(page.contains("平台限制了您的账号") && page.contains("您的账号") && page.contains(#"href="/account/record"#))
            #expect(try await steps.seller.page("/account/record").text.contains("异地登录"))
            #expect(try await steps.seller.json("/notices").text.contains(#""isRead":true"#))
        }
    }

    @Test func aReminderOfAComplaintIsListedWithWhatSilenceMeans() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let place = steps.market.marketplace
            let (complaint, _) = try await place.complain(
                ComplaintForm(about: .trade(try #require(TradeID(rawValue: "\(trade)"))), category: .other, text: "不回消息"),
                by: try #require(steps.buyer.id))
            steps.market.clock.advance(by: .hours(24))
            try await DeadlineRunner(place).remindDue()
            let page = try await steps.seller.page("/notices").text
            #expect(page.contains("答复投诉的期限已过半。到期后平台可以不等您的说法"), "\(page)")
            #expect(try await steps.seller.json("/notices").text.contains(#""reminder":"halfTime""#))
            let file = try await steps.seller.page("/complaints/\(complaint)").text
            #expect(file.contains("提醒被投诉人答复期限将到"))
        }
    }

    @Test func allAtOnce() async throws {
        try await TradeSteps.run { steps in
            _ = try await steps.funded()
            steps.market.clock.advance(by: .days(5))
            try await DeadlineRunner(steps.market.marketplace).runDue()
            let seller = try #require(steps.seller.id)
            #expect(try await steps.market.marketplace.unreadNotices(of: seller) == 1)
            let newest = try #require(try await steps.market.marketplace.notices(of: seller, limit: 1).first)
            let answer = try await steps.seller.send("/notices/read", #"{"upTo": \#(newest.position)}"#)
            #expect(answer.text.contains(#""unread":0"#))
            #expect(try await steps.market.visitor.json("/notices").status == .unauthorized)
            #expect(try await steps.seller.send("/notices/read", #"{"upTo": -1}"#).status == .unprocessableContent)
        }
    }

    @Test func everyDeadlineSaysWhatHappensThen() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let json = try await steps.buyer.json("/trades/\(trade)").text
            #expect(json.contains(#""kind":"acceptance""#) && json.contains(#""then":"countsAsAccepted""#))
            #expect(json.contains(#""preventedBy":["buyer"]"#) && json.contains(#""reminder":""#))
            let buyers = try await steps.buyer.page("/trades/\(trade)").text
            #expect(buyers.contains("到期后：视为验收通过，钱款放给卖家") && buyers.contains("您在此之前完成即可"))
            #expect(buyers.contains("时间按北京时间（Asia/Shanghai）显示"))
            #expect(try await steps.seller.page("/trades/\(trade)").text.contains("买家老李在此之前完成即可"))
        }
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import Market
import Service
import Testing

@testable import Web

@Suite struct OutboxRoutesTests {
    @Test func aCallIsSeenRetriedAndResolved() async throws {
        try await TradeSteps.run { steps async throws in
            let market = steps.market
            let desk = try await WebDesk.open(market)
            let trade = try await steps.funded()
            market.clock.advance(by: .hours(96))
            try await DeadlineRunner(market.marketplace).runDue()
            let buyer = try #require(steps.buyer.id)
            let refund = try #require(
                try await market.marketplace.state(of: trade, for: buyer).trade.openRefunds.first?.refund)

            let page = try await desk.first.page("/desk/outbox")
            #expect(page.status == .ok && page.text.contains(refund) && page.text.contains("退款 ¥199.00"))
            #expect(try await desk.first.page("/desk/outbox", language: .en).text.contains("Refund ¥199.00"))
            #expect(try await desk.first.json("/desk/outbox").text.contains("\"amountMinor\":\"19900\""))
            #expect(try await desk.first.json("/desk").text.contains("\"queue\":\"outbox\",\"count\":1"))

            #expect(try await desk.first.submit("/desk/outbox/\(refund)/retry").status == .seeOther)
            #expect(try await desk.first.send("/desk/outbox/nothing/retry").status == .notFound)
            let wrong = try await desk.first.submit(
                "/desk/outbox/\(refund)/resolution", ["reference": "没有流水", "reason": "后台已退"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("流水号的格式不对"))
            let done = try await desk.first.send(
                "/desk/outbox/\(refund)/resolution", #"{"reference":"2026112300001","reason":"后台已退"}"#)
            #expect(try done.status == .created && done.object["done"] == .bool(true), "\(done.text)")

            let timeline = try await steps.buyer.page("/trades/\(trade)").text
            #expect(timeline.contains("按支付机构流水 2026112300001 人工登记退款完成") && timeline.contains("后台已退"))
            #expect(try await desk.first.page("/desk/outbox").text.contains("没有未完成的调用"))
            #expect(try await desk.second.page("/desk/log").text.contains("人工登记 \(refund) 已完成（¥199.00）"))
            #expect(try await steps.buyer.page("/desk/outbox").status == .notFound)
            #expect(try await steps.buyer.send("/desk/outbox/\(refund)/retry").status == .notFound)
        }
    }
}

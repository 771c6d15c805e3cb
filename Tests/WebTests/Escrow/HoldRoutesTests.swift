import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct HoldRoutesTests {
    @Test func aRefundByAgreementInTheBrowser() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let page = String(buffer: try await steps.buyer.page("/trades/\(trade)").body)
            #expect(page.contains("/trades/\(trade)/hold"))
            let forms = String(buffer: try await steps.buyer.page("/trades/\(trade)/hold").body)
            #expect(forms.contains("action=\"/trades/\(trade)/refunds\""))
            #expect(!forms.contains("/refunds/given"), "only the seller gives")
            let sent = try await steps.buyer.submit("/trades/\(trade)/refunds", ["amount": "30", "reason": "少了一页"])
            #expect(sent.status == .seeOther)
            let asked = String(buffer: try await steps.seller.page("/trades/\(trade)").body)
            #expect(asked.contains("¥30.00"))
            let answer = String(buffer: try await steps.seller.page("/trades/\(trade)/hold").body)
            #expect(answer.contains("action=\"/trades/\(trade)/refunds/1/acceptance\""))
            #expect(try await steps.seller.submit("/trades/\(trade)/refunds/1/acceptance").status == .seeOther)
            let over = try await steps.buyer.json("/trades/\(trade)")
            #expect(try over.text("phase") == "completed")
            #expect(try over.text("heldMinor") == "0")
            let timeline = String(buffer: try await steps.buyer.page("/trades/\(trade)").body)
            #expect(timeline.contains("同意第 1 个退款方案"))
            #expect(try await steps.buyer.page("/trades/\(trade)/ledger").status == .ok)
        }
    }

    @Test func whatWasTypedStaysInARefusedForm() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let answer = try await steps.buyer.submit("/trades/\(trade)/refunds", ["amount": "999", "reason": "说好有后台的"])
            #expect(answer.status == .unprocessableContent)
            let page = String(buffer: answer.body)
            #expect(page.contains("说好有后台的"))
            #expect(page.contains("¥199.00"))
            let early = try await steps.buyer.submit("/trades/\(trade)/cancellation", ["reason": "不想要了"])
            #expect(early.status == .conflict)
            #expect(String(buffer: early.body).contains("还没有到约定的交付时间"))
        }
    }

    @Test func programsTakeEveryStep() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            func seller(_ path: String, _ body: String = "{}") async throws -> TestResponse {
                try await steps.seller.send("/trades/\(trade)/\(path)", body)
            }
            func buyer(_ path: String, _ body: String = "{}") async throws -> TestResponse {
                try await steps.buyer.send("/trades/\(trade)/\(path)", body)
            }
            #expect(try await seller("delivery-time", #"{"hours": 24, "reason": "接口没批"}"#).status == .created)
            let asked = try await steps.buyer.page("/trades/\(trade)").text
            for text in ["请求延长交付期限 24 小时，请答复", "交付期限不变", "\"/trades/\(trade)/hold\""] {
                #expect(asked.contains(text), "\(text)")
            }
            #expect(try await steps.buyer.page("/notices").text.contains("卖家请求延长交付时间，请您答复"))
            #expect(try await buyer("delivery-time/1/answer", #"{"grant": "yes"}"#).status == .created)
            #expect(!(try await steps.buyer.page("/trades/\(trade)").text.contains("请求延长交付期限 24 小时，请答复")))
            #expect(try await buyer("delivery-time/1/answer", #"{"grant": "yes"}"#).errorCode == "noSuchAsk")
            let state = try await steps.buyer.json("/trades/\(trade)/hold")
            #expect(try state.text("heldMinor") == "19900")
            #expect(try state.text("deliverBy") != nil)
            #expect(try state.text("holdUntil") != nil)
            #expect(try await seller("refunds/given", #"{"amount": "9.00"}"#).status == .created)
            #expect(try await seller("refunds", #"{"amount": "10.00", "reason": "降一点"}"#).status == .created)
            #expect(try await seller("refunds/1/acceptance").errorCode == "ownRefund")
            #expect(try await buyer("refunds/1/refusal").status == .created)
            #expect(try await buyer("acceptance/extensions", #"{"days": 3}"#).errorCode == "notInPhase")
            #expect(try await seller("cancellation", #"{"reason": "做不了"}"#).status == .created)
            #expect(try await steps.buyer.json("/trades/\(trade)").text("phase") == "refunded")
        }
    }

    @Test func eachMilestoneHasItsOwnForms() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreedInTwo()
            try await steps.payPart(1, of: trade, minor: 6_000)
            #expect(
                try await steps.seller.send(
                    "/trades/\(trade)/deliveries", #"{"files": ["\#(steps.file.artefact.sha256)"], "part": 1}"#
                ).status == .created)
            try await steps.payPart(2, of: trade, minor: 4_000)

            let page = String(buffer: try await steps.seller.page("/trades/\(trade)/hold").body)
            for part in ["1", "2"] { #expect(page.contains("name=\"part\" value=\"\(part)\"")) }
            #expect(page.contains("里程碑 2：主动退款"))
            #expect(page.contains("最多 ¥60.00"))
            #expect(page.contains("最多 ¥40.00"))
            #expect(page.contains("id=\"f-giveRefund-2-amount\""))
            #expect(!page.contains("里程碑 1：取消交易"), "the first is delivered")
            #expect(page.contains("里程碑 2：取消交易"))

            let most: KeyValuePairs = ["amount": "50", "reason": "少做了一页", "part": "2"]
            let refused = try await steps.seller.submit("/trades/\(trade)/refunds/given", most)
            #expect(refused.status == .unprocessableContent)
            let again = String(buffer: refused.body)
            #expect(again.contains("最多 ¥40.00"))
            #expect(!again.contains("最多 ¥60.00"), "only the form that was sent is shown again")

            for (part, amount) in [("1", "10"), ("2", "20")] {
                let asked: KeyValuePairs = ["amount": amount, "reason": "功能少了一半", "part": part]
                #expect(try await steps.buyer.submit("/trades/\(trade)/refunds", asked).status == .seeOther)
            }
            let open = String(buffer: try await steps.seller.page("/trades/\(trade)/hold").body)
            #expect(open.contains("里程碑 1：同意这个方案"))
            #expect(open.contains("里程碑 2：同意这个方案"))
            #expect(try await steps.seller.submit("/trades/\(trade)/refunds/2/acceptance").status == .seeOther)
            let reading = try await steps.market.marketplace.state(of: trade, for: try #require(steps.buyer.id)).trade
            #expect(reading.parts.map(\.phase) == [.delivered, .completed])
            #expect(reading.part(1)?.openRefund?.number == 1)

            let json = try await steps.buyer.json("/trades/\(trade)/hold")
            #expect(try json.text("heldMinor") == "6000")
            #expect(json.text.contains(#""part": 1"#) || json.text.contains(#""part":1"#))
        }
    }

    @Test func strangersSeeNothing() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let stranger = try await steps.market.member("stranger", "路人")
            #expect(try await stranger.page("/trades/\(trade)/hold").status == .notFound)
            #expect(try await stranger.send("/trades/\(trade)/cancellation", #"{"reason": "x"}"#).status == .notFound)
        }
    }
}

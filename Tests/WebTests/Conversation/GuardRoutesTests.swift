import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct GuardRoutesTests {
    @Test func bothSidesAreTold() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let answer = try await steps.seller.send("/trades/\(trade)/messages", #"{"text": "加我微信 lin_code88，直接转我便宜"}"#)
            #expect(answer.status == .created)
            let own = try await steps.seller.page("/trades/\(trade)")
            #expect(own.text.contains("您上面这条消息里像是有：站外联系方式、站外付款"))
            let other = try await steps.buyer.page("/trades/\(trade)")
            #expect(other.text.contains("对方上面这条消息里像是有：站外联系方式、站外付款"))
            #expect(other.text.contains("加我微信 lin_code88"))
            #expect(other.text.contains("没有托管"))
            let english = try await steps.buyer.page("/trades/\(trade)", language: .en)
            #expect(english.text.contains("a way to talk elsewhere, paying elsewhere"))
            let events = try await steps.buyer.json("/trades/\(trade)/events")
            #expect(events.text.contains("offPlatformWarned"))
        }
    }

    @Test func whatIsHonestIsNotTouched() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            _ = try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "支持微信登录吗？版本 1.3.8001.38000"}"#)
            #expect(!(try await steps.buyer.page("/trades/\(trade)").text.contains("guard-notice")))
        }
    }

    @Test func aDeliveryWithAWarningStillNamesItsManifest() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let answer = try await steps.seller.send(
                "/trades/\(trade)/deliveries", #"{"files": ["\#(steps.file.artefact.sha256)"], "note": "加我微信 lin_code88"}"#)
            #expect(answer.status == .created)
            #expect(try answer.text("manifest")?.count == 64)
        }
    }

    @Test func theWriterIsToldFirst() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let path = "/trades/\(trade)/messages/check"
            let found = try await steps.buyer.send(path, #"{"text": "转我支付宝 138 1234 5678"}"#)
            #expect(found.status == .ok)
            #expect(found.text.contains("\"kind\":\"contact\""))
            #expect(try found.text("headline")?.contains("仍然可以发送") == true)
            let honest = try await steps.buyer.send(path, #"{"text": "微信小程序端包含吗"}"#)
            #expect(try honest.object["findings"] == .array([]))
            #expect(try await steps.market.member("nobody").send(path, #"{"text": "x"}"#).status == .notFound)
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("data-path=\"/trades/\(trade)/messages/check\""))
        }
    }

    @Test func thePaymentPageSaysWhereToPay() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreed()
            #expect(try await steps.buyer.page("/trades/\(trade)/payments").text.contains("只在这里付款"))
        }
    }
}

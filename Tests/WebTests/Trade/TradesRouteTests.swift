import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

@Suite struct TradesRouteTests {
    @Test func theListSaysWhatATradeInDisputeWaitsFor() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            #expect(try await steps.buyer.page("/trades").text.contains("轮到您：签收与验收"))
            _ = try await steps.buyer.send(
                "/trades/\(trade)/disputes",
                #"{"claims": ["defective"], "amount": "199.00", "statement": "打不开", "clauses": ["deliveryMethod"]}"#)
            #expect(try await steps.seller.page("/trades").text.contains("轮到您：答复纠纷"))
            let buyer = try await steps.buyer.page("/trades").text
            #expect(buyer.contains("等对方：答复纠纷") && !buyer.contains("交易已结束") && !buyer.contains("签收与验收"))
            #expect(try await steps.buyer.json("/trades").text.contains(#""matter":"dispute""#))
        }
    }

    @Test func theProtectionCheckLeadsNobodyToWhatIsRefusedInADispute() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("href=\"/trades/\(trade)/proposals\""))
            _ = try await steps.buyer.send(
                "/trades/\(trade)/disputes",
                #"{"claims": ["defective"], "amount": "199.00", "statement": "打不开", "clauses": ["deliveryMethod"]}"#)
            #expect(try await steps.buyer.page("/trades/\(trade)/proposals").status == .conflict)
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("href=\"/trades/\(trade)/proposals\"") == false)
        }
    }

    @Test func aPageSaysInWhichZoneItTellsTimes() async throws {
        try await TradeSteps.run { steps async throws in
            #expect(try await steps.buyer.page("/trades").text.contains("时间按北京时间（Asia/Shanghai）显示"))
        }
    }

    @Test func anUnknownAddressKnowsWhoIsSignedIn() async throws {
        try await TradeSteps.run { steps in
            let lost = try await steps.buyer.page("/nothing/here")
            #expect(lost.status == .notFound && lost.text.contains("买家老李") && !lost.text.contains("/session/new"))
            #expect(try await steps.market.visitor.page("/nothing/here").text.contains("/session/new"))
        }
    }
}

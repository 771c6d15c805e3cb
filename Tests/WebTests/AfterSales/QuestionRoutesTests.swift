import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct QuestionRoutesTests {
    @Test func askedAndAnsweredInTheBrowser() async throws {
        try await TradeSteps.run { steps in
            let path = "/listings/\(steps.listing)/questions"
            #expect(String(buffer: try await steps.buyer.page("/listings/\(steps.listing)").body).contains(path))
            #expect(try await steps.market.visitor.page(path).text.contains("还没有人提问"))
            #expect(try await steps.market.visitor.page(path).text.contains("/session/new?back=%2Flistings%2F"))
            let asked = try await steps.buyer.send(path, #"{"text": "支持 PostgreSQL 吗？"}"#)
            let question = try #require(try asked.text("question"))
            #expect(try await steps.buyer.submit(path, ["text": ""]).status == .unprocessableContent)
            #expect(try await steps.seller.send(path, #"{"text": "自问"}"#).errorCode == "ownListing")
            let waiting = String(buffer: try await steps.seller.page("/after-sales").body)
            #expect(waiting.contains("支持 PostgreSQL 吗？"))
            #expect(try await steps.seller.submit("\(path)/\(question)", ["text": "支持"]).status == .seeOther)
            #expect(try await steps.buyer.send("\(path)/\(question)", #"{"text": "改"}"#).errorCode == "questionAnswered")
            let found = String(buffer: try await steps.buyer.page("\(path)?q=postgres").body)
            #expect(found.contains("支持 PostgreSQL 吗？") && found.contains("卖家首次答复"))
            let none = String(buffer: try await steps.buyer.page("\(path)?q=oracle").body)
            #expect(none.contains("没有找到这样的问题"))
            #expect(String(buffer: try await steps.buyer.page("\(path)/\(question)").body).contains("修改记录"))
            #expect(try await steps.buyer.json(path).text.contains(question))
        }
    }
}

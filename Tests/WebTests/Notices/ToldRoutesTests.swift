import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

/// What happens outside of trades, as members see it in their notices.
@Suite struct ToldRoutesTests {
    @Test func aComplaintIsAskedAndCountsAsReadOnItsPage() async throws {
        try await TradeSteps.run { steps in
            let filed = try await steps.buyer.send(
                "/complaints", #"{"about": "listing/\#(steps.listing)", "category": "misleadingListing", "text": "打不开"}"#)
            let id = try #require(try filed.text("complaint"))
            let page = try await steps.seller.page("/notices").text
            #expect(page.contains("有人投诉您，请您答复") && page.contains("href=\"/complaints/\(id)\""))
            #expect(page.contains("不等您的说法") && page.contains("data-countdown"))
            #expect(page.contains(#"class="count" title="未读通知">1<"#))
            #expect(try await steps.seller.page("/notices", language: .en).text.contains("Somebody complains about you"))
            let json = try await steps.seller.json("/notices").text
            #expect(json.contains(#""ask":"answerComplaint""#) && json.contains(#""path":"/complaints/\#(id)""#))
            #expect(json.contains(#""trade":null"#) && json.contains(#""isRead":false"#))
            _ = try await steps.seller.page("/complaints/\(id)")
            #expect(try await steps.seller.json("/notices").text.contains(#""isRead":true"#))
            #expect(try await steps.seller.page("/notices").text.contains("请您答复"), "it is asked until it is answered")
            #expect(try await steps.seller.send("/complaints/\(id)/answers", #"{"text": "写明了"}"#).status == .created)
            #expect(try await !steps.seller.page("/notices").text.contains("请您答复"))
            #expect(try await steps.buyer.page("/notices").text.contains("被投诉人已答复您的投诉"))
        }
    }

    @Test func aPublicQuestionIsAskedOfTheSeller() async throws {
        try await TradeSteps.run { steps in
            let path = "/listings/\(steps.listing)/questions"
            let asked = try await steps.buyer.send(path, #"{"text": "支持离线吗？"}"#)
            let question = try #require(try asked.text("question"))
            let page = try await steps.seller.page("/notices").text
            #expect(page.contains("公开提问") && page.contains("href=\"\(path)\""))
            _ = try await steps.seller.page(path)
            #expect(try await steps.seller.json("/notices").text.contains(#""isRead":true"#))
            #expect(try await steps.seller.send("\(path)/\(question)", #"{"text": "支持"}"#).status == .created)
            #expect(try await steps.seller.json("/notices").text.contains(#""asksElsewhere":[]"#))
            #expect(try await steps.buyer.page("/notices").text.contains("卖家回答了您的公开提问"))
        }
    }
}

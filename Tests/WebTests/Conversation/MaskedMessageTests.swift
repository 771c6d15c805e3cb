import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct MaskedMessageTests {
    @Test func theDecisionStandsInThePlaceOfTheWords() async throws {
        try await TradeSteps.run { steps in
            let desk = try await WebDesk.open(steps.market)
            let trade = try await steps.opened()
            _ = try await steps.seller.send("/trades/\(trade)/messages", #"{"text": "你这个骗子"}"#)
            let shown = try await steps.buyer.page("/trades/\(trade)").text
            #expect(shown.contains("你这个骗子") && shown.contains("/complaints/new?about=message%2F\(trade)%2F2"))
            let filed = try await steps.buyer.send(
                "/complaints", #"{"about": "message/\#(trade)/2", "category": "harassment", "text": "骂人"}"#)
            let id = try #require(try filed.text("complaint"))
            #expect(try await steps.seller.send("/complaints/\(id)/answers", #"{"text": "气话"}"#).status == .created)
            #expect(try await desk.first.send("/desk/complaints/\(id)/taking").status == .created)
            #expect(try await desk.first.page("/complaints/\(id)").text.contains("成立：遮盖这条消息"))
            let decided = try await desk.first.send(
                "/desk/complaints/\(id)/decision", #"{"outcome": "messageMasked", "reason": "侮辱"}"#)
            #expect(decided.status == .created, "\(decided.text)")
            for member in [steps.buyer, steps.seller] {
                let page = try await member.page("/trades/\(trade)").text
                #expect(!page.contains("你这个骗子") && page.contains("按投诉的处理决定遮盖"))
                #expect(page.contains("href=\"/complaints/\(id)\"") && page.contains("遮盖了消息 #2"))
                #expect(!page.contains("/complaints/new?about=message%2F\(trade)%2F2"))
                #expect(try await !member.json("/trades/\(trade)/entries/2").text.contains("你这个骗子"))
            }
            #expect(try await steps.seller.page("/complaints/\(id)").text.contains("遮盖消息"))
        }
    }
}

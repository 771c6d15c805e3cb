import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct AfterSalesRoutesTests {
    @Test func aRepairInTheBrowser() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            let page = String(buffer: try await steps.buyer.page("/trades/\(trade)").body)
            #expect(page.contains("/trades/\(trade)/after-sales"))
            let forms = String(buffer: try await steps.buyer.page("/trades/\(trade)/after-sales").body)
            #expect(forms.contains("value=\"repair\"") && !forms.contains("value=\"conditionalReturn.quality\""))
            #expect(forms.contains("没有承诺"))
            let sent = try await steps.buyer.submit(
                "/trades/\(trade)/after-sales", ["kind": "repair", "statement": "登录后白屏"])
            #expect(sent.status == .seeOther)
            let list = String(buffer: try await steps.seller.page("/after-sales").body)
            #expect(list.contains("修复") && list.contains("轮到您"))
            let asked = String(buffer: try await steps.seller.page("/trades/\(trade)/after-sales").body)
            #expect(asked.contains("登录后白屏") && asked.contains("/after-sales/1/answer"))
            let empty = try await steps.seller.submit("/trades/\(trade)/after-sales/1/answer", ["answer": "no", "reason": ""])
            #expect(empty.status == .unprocessableContent)
            let answer = try await steps.seller.submit(
                "/trades/\(trade)/after-sales/1/answer", ["answer": "yes", "hours": "24", "reason": ""])
            #expect(answer.status == .seeOther)
            #expect(
                try await steps.seller.submit("/trades/\(trade)/after-sales/1/fulfilment", ["report": "已修好"]).status == .seeOther)
            let over = String(buffer: try await steps.buyer.page("/trades/\(trade)/after-sales").body)
            #expect(over.contains("已修复或更换"))
            let timeline = String(buffer: try await steps.buyer.page("/trades/\(trade)").body)
            #expect(timeline.contains("提出售后申请 1"))
        }
    }

    @Test func programsReturnIt() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            func send(_ member: WebMember, _ path: String, _ body: String = "{}") async throws -> TestResponse {
                try await member.send("/trades/\(trade)/after-sales\(path)", body)
            }
            #expect(
                try await send(steps.buyer, "", #"{"kind": "conditionalReturn", "reason": "quality", "statement": "坏"}"#).errorCode
                    == "notPromised")
            #expect(try await send(steps.buyer, "", #"{"kind": "replacement", "statement": "坏"}"#).status == .created)
            #expect(try await send(steps.buyer, "", #"{"kind": "repair", "statement": "坏"}"#).errorCode == "requestOpen")
            #expect(try await send(steps.seller, "/1/remedies", #"{"remedy": "partialRefund"}"#).status == .unprocessableContent)
            #expect(
                try await send(steps.seller, "/1/remedies", #"{"remedy": "partialRefund", "amount": "9.00"}"#).status == .created)
            #expect(try await send(steps.buyer, "/1/remedies/1/refusal").status == .created)
            #expect(try await send(steps.seller, "/1/remedies", #"{"remedy": "fullReturn"}"#).status == .created)
            #expect(try await send(steps.buyer, "/1/remedies/2/acceptance").status == .created)
            let closed = try await steps.buyer.json("/trades/\(trade)/files/\(steps.file.artefact.sha256)")
            #expect(try closed.errorCode == "returnAgreed")
            let statement = try await steps.buyer.json("/trades/\(trade)/after-sales/1/deletion")
            let document = try #require(try statement.text("document"))
            let seen = String(buffer: try await steps.buyer.page("/trades/\(trade)/after-sales/1/deletion").body)
            #expect(seen.contains(document) && seen.contains("¥199.00"))
            #expect(try await steps.seller.json("/trades/\(trade)/after-sales/1/deletion").status != .ok)
            let unticked = try await send(
                steps.buyer, "/1/deletion", #"{"document": "\#(document)", "password": "password of buyer"}"#)
            #expect(unticked.status == .unprocessableContent)
            let signed = try await send(
                steps.buyer, "/1/deletion", #"{"document": "\#(document)", "deleted": true, "password": "password of buyer"}"#)
            #expect(signed.status == .created, "\(signed.text)")
            #expect(try await steps.buyer.json("/trades/\(trade)").text("phase") == "refunded")
            let file = try await steps.buyer.json("/trades/\(trade)/files/\(steps.file.artefact.sha256)")
            #expect(try file.errorCode == "licenceEnded")
            let page = String(buffer: try await steps.buyer.page("/trades/\(trade)/after-sales").body)
            #expect(page.contains("许可终止"))
            #expect(try await steps.buyer.json("/trades/\(trade)/after-sales").text("licenceEnded") != nil)
        }
    }

    @Test func ticketsAndStrangers() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.completed()
            let base = "/trades/\(trade)/after-sales"
            #expect(
                try await steps.buyer.submit(base, ["kind": "supportQuestion", "statement": "怎样换语言？"]).status == .seeOther)
            #expect(try await steps.seller.submit("\(base)/1/messages", ["text": "在设置里"]).status == .seeOther)
            #expect(try await steps.buyer.page("\(base)").status == .ok)
            #expect(try await steps.buyer.submit("\(base)/1/closing").status == .seeOther)
            #expect(try await steps.buyer.submit("\(base)/1/withdrawal").status == .conflict)
            let stranger = try await steps.market.member("stranger", "路人")
            #expect(try await stranger.page(base).status == .notFound)
            #expect(try await stranger.send(base, #"{"kind": "repair", "statement": "x"}"#).status == .notFound)
            #expect(String(buffer: try await stranger.page("/after-sales").body).contains("没有待处理"))
        }
    }
}

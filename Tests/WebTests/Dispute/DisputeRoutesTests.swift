import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Service
@testable import Web

@Suite struct DisputeRoutesTests {
    @Test func aDisputeIsOpenedAnsweredAndSettledInTheBrowser() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("/trades/\(trade)/dispute\""))
            let form = try await steps.buyer.page("/trades/\(trade)/dispute").text
            #expect(form.contains("action=\"/trades/\(trade)/disputes\"") && form.contains("¥199.00"))
            #expect(!form.contains("value=\"acceptanceWithheld\""), "that is the seller's claim")
            let refused = try await steps.buyer.submit(
                "/trades/\(trade)/disputes", ["claims": "defective", "amount": "999", "statement": "后台打不开", "licence": "kept"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("后台打不开") && refused.text.contains("¥199.00"))
            let opened = try await steps.buyer.submit(
                "/trades/\(trade)/disputes", ["claims": "defective", "amount": "199", "statement": "后台打不开", "licence": "kept"])
            #expect(opened.headers[.location] == "/trades/\(trade)/dispute")
            #expect(try await steps.seller.page("/trades/\(trade)").text.contains("对方发起了纠纷，请答复"))
            let page = try await steps.seller.page("/trades/\(trade)/disputes/1").text
            #expect(page.contains("后台打不开") && page.contains("/trades/\(trade)/disputes/1/answer"))
            let answered = try await steps.seller.submit(
                "/trades/\(trade)/disputes/1/answer", ["stance": "partlyAdmitted", "text": "有一处要改"])
            #expect(answered.status == .seeOther)
            let offered = try await steps.seller.submit(
                "/trades/\(trade)/disputes/1/offers", ["amount": "99", "licence": "kept", "note": "退一半"])
            #expect(offered.status == .seeOther)
            let choice = try await steps.buyer.page("/trades/\(trade)/disputes/1").text
            #expect(choice.contains("退买家 ¥99.00") && choice.contains("放给卖家 ¥95.00"))
            #expect(try await steps.buyer.submit("/trades/\(trade)/disputes/1/offers/1/acceptance").status == .seeOther)
            let over = try await steps.buyer.page("/trades/\(trade)/disputes/1").text
            #expect(over.contains("双方和解") && !over.contains("/disputes/1/offers\""))
            #expect(try await steps.buyer.json("/trades/\(trade)").text("phase") == "completed")
            #expect(try await steps.buyer.page("/trades/\(trade)").text.contains("第 1 次纠纷"))
            #expect(try await steps.seller.page("/notices").text.contains("对方发起了纠纷"))
            #expect(try await steps.buyer.page("/trades/\(trade)/ledger").status == .ok)
        }
    }

    @Test func evidenceComesWithAFileOrWithNumbers() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            _ = try await steps.buyer.send(
                "/trades/\(trade)/disputes",
                #"{"claims": ["defective"], "amount": "199.00", "statement": "打不开", "clauses": ["deliveryMethod"]}"#)
            let path = "/trades/\(trade)/disputes/1"
            let added = try await steps.buyer.upload(
                "\(path)/evidence", ["note": "见日志", "entries": "1 2"], files: [("file", "日志.txt", Array("log".utf8))])
            #expect(added.headers[.location] == path)
            let page = try await steps.seller.page(path).text
            #expect(page.contains("见日志") && page.contains("日志.txt") && page.contains("#e2"))
            let entry = try await steps.seller.json(path)
            #expect(entry.text.contains("\"entries\":[\"1\",\"2\"]"))
            let empty = try await steps.seller.send("\(path)/evidence", #"{"note": "x"}"#)
            #expect(try empty.errorCode == "evidenceEmpty")
            let wrong = try await steps.seller.upload("\(path)/evidence", ["note": "说明还在", "entries": "9999"], files: [])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("说明还在"))
        }
    }

    @Test func programsTakeEveryStep() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            func seller(_ path: String, _ body: String = "{}") async throws -> TestResponse {
                try await steps.seller.send("/trades/\(trade)/disputes\(path)", body)
            }
            func buyer(_ path: String, _ body: String = "{}") async throws -> TestResponse {
                try await steps.buyer.send("/trades/\(trade)/disputes\(path)", body)
            }
            let dispute = #"{"claims": ["defective"], "amount": "100.00", "statement": "打不开"}"#
            #expect(try await buyer("", dispute).status == .created)
            #expect(try await buyer("", dispute).errorCode == "disputeAlreadyOpen")
            #expect(try await steps.buyer.send("/trades/\(trade)/changes", #"{"reason": "x"}"#).errorCode == "disputeOpen")
            #expect(try await seller("/1/offers", #"{"amount": "10.00"}"#).status == .created)
            #expect(try await seller("/1/offers/1/acceptance").errorCode == "ownOffer")
            #expect(try await buyer("/1/offers/1/refusal").status == .created)
            #expect(try await seller("/1/answer", #"{"stance": "contested", "text": "能打开"}"#).status == .created)
            #expect(try await seller("/1/talks", #"{"days": 3}"#).status == .created)
            #expect(try await buyer("/1/talks", #"{"days": 3}"#).status == .created)
            #expect(try await buyer("/1/escalation").errorCode == "disputeSuspended")
            #expect(try await buyer("/1/talks/end").status == .created)
            #expect(try await buyer("/1/escalation").status == .created)
            #expect(try await seller("/1/evidence/extension").status == .created)
            #expect(try await buyer("/1/mediation/answer", #"{"accept": "yes"}"#).errorCode == "notInDisputePhase")
            #expect(try await buyer("/1/appeal", #"{"reason": "x"}"#).errorCode == "notInDisputePhase")
            #expect(try await buyer("/1/appeal/waiver").errorCode == "notInDisputePhase")
            let state = try await steps.seller.json("/trades/\(trade)/disputes/1")
            #expect(try state.text("phase") == "evidence")
            #expect(try state.text("disputedMinor") == "19900")
            #expect(try await seller("/1/withdrawal").errorCode == "disputeOtherSide")
            #expect(try await buyer("/1/withdrawal").status == .created)
            #expect(try await steps.buyer.json("/trades/\(trade)/disputes/1").text("phase") == "withdrawn")
            #expect(try await steps.buyer.json("/trades/\(trade)/disputes/2").status == .notFound)
        }
    }

    @Test func strangersSeeNothing() async throws {
        try await TradeSteps.run { steps in
            let (trade, _) = try await steps.delivered()
            _ = try await steps.buyer.send(
                "/trades/\(trade)/disputes", #"{"claims": ["defective"], "amount": "1", "statement": "打不开"}"#)
            let stranger = try await steps.market.member("stranger", "路人")
            #expect(try await stranger.page("/trades/\(trade)/dispute").status == .notFound)
            #expect(try await stranger.page("/trades/\(trade)/disputes/1").status == .notFound)
            #expect(
                try await stranger.upload("/trades/\(trade)/disputes/1/evidence", ["note": "x"], files: [("file", "a", [1])]).status
                    == .notFound)
        }
    }
}

import HTTPTypes
import HummingbirdTesting
import Market
import Service
import Testing

@testable import Web

@Suite struct DisputeDeskRoutesTests {
    /// A dispute whose evidence window is open, and two mediators.
    private struct Room: Sendable {
        let steps: TradeSteps
        let trade: TradeID
        let mediator: WebMember
        let other: WebMember
        var path: String { "/desk/disputes/\(trade)/1" }

        static func run(_ test: @Sendable @escaping (Room) async throws -> Void) async throws {
            try await TradeSteps.run { steps in
                let (trade, _) = try await steps.delivered()
                let place = steps.market.marketplace
                let (buyer, seller) = (try #require(steps.buyer.id), try #require(steps.seller.id))
                let mediator = try await steps.market.member("mediator", "调解员甲")
                let other = try await steps.market.member("othermediator", "调解员乙")
                for handle in ["mediator", "othermediator"] { try await place.grantAsHost(.mediator, to: handle, reason: "轮值") }
                _ = try await place.openDispute(
                    [.defective], clauses: [], wish: DisputeOutcome(refundMinor: 5_000), statement: "打不开后台", in: trade, by: buyer)
                _ = try await place.answerDispute(1, stance: .contested, text: "装错了版本", in: trade, by: seller)
                _ = try await place.escalateDispute(1, in: trade, by: buyer)
                _ = try await place.addEvidence(file: nil, note: "截图里报错", entries: [0], dispute: 1, in: trade, by: buyer)
                try await test(Room(steps: steps, trade: trade, mediator: mediator, other: other))
            }
        }
    }

    @Test func onlyMediatorsSeeTheDesk() async throws {
        try await Room.run { room in
            for member in [room.steps.buyer, room.steps.seller] {
                #expect(try await member.page("/desk/disputes").status == .notFound)
                #expect(try await member.page(room.path).status == .notFound)
                #expect(try await member.send("\(room.path)/takeover").status == .notFound)
            }
            let host = try await room.steps.market.member("host", "平台")
            try await room.steps.market.marketplace.grantAsHost(.operator, to: "host", reason: "开张")
            #expect(try await host.page("/desk").status == .ok)
            #expect(try await host.page("/desk/disputes").status == .notFound, "whoever hosts the market does not rule")
            let queue = try await room.mediator.page("/desk/disputes")
            #expect(queue.status == .ok && queue.text.contains(room.path))
            #expect(try await room.mediator.json("/desk/disputes").text.contains("defective"))
            #expect(try await room.mediator.page("/desk").text.contains("/desk/disputes"))
        }
    }

    @Test func aSealedFileOpensToWhoeverTakesItOver() async throws {
        try await Room.run { room in
            let sealed = try await room.mediator.page(room.path)
            #expect(sealed.status == .ok && !sealed.text.contains("截图里报错") && sealed.text.contains("/takeover"))
            #expect(try await room.mediator.send("\(room.path)/takeover").status == .created)
            let open = try await room.mediator.page(room.path)
            for words in ["截图里报错", "打不开后台", "装错了版本", "案情摘要", "id=\"e0\""] {
                #expect(open.text.contains(words), "\(words)")
            }
            #expect(try await room.other.send("\(room.path)/takeover").errorCode == "disputeAlreadyTaken")
            #expect(open.text.contains("调解员调解员甲接手纠纷"), "the entry names whom the page names")
            let json = try await room.mediator.json(room.path).text
            #expect(json.contains("\"isUnsealed\":true") && json.contains("\"choices\""))
            #expect(try await room.mediator.submit("\(room.path)/recusal", ["reason": "认识卖家"]).status == .seeOther)
            #expect(!(try await room.mediator.page(room.path).text.contains("截图里报错")))
            #expect(try await room.mediator.send("\(room.path)/takeover").errorCode == "mediatorHadItBefore")
        }
    }

    @Test func theCalculatorShowsTheMoneyWithoutScript() async throws {
        try await Room.run { room in
            let page = try await room.mediator.page("\(room.path)?refund=60.00&feeWaived=yes&licence=ended").text
            #expect(page.contains("退买家 ¥60.00") && page.contains("免平台服务费") && page.contains("许可终止"))
            #expect(page.contains("全额退款") && page.contains("退一半"))
            #expect(try await room.mediator.page("\(room.path)?refund=nonsense").status == .ok)
        }
    }

    @Test func whatIsPublishedNamesNobody() async throws {
        try await Room.run { room in
            let place = room.steps.market.marketplace
            _ = try await room.mediator.send("\(room.path)/takeover")
            // The form is due only in its own phase.
            #expect(
                try await room.mediator.send(
                    "\(room.path)/proposal", #"{"refund":"10.00","licence":"kept","reason":"各让一步"}"#
                ).errorCode == "notInDisputePhase")
            let form: KeyValuePairs = [
                "founded.defective": "yes", "text.defective": "可以复现", "entries.defective": "0，1", "refund": "20.00",
                "licence": "kept",
                "reason": "缺陷成立", "publish": "yes", "publication": "买家老李说得对，见 #3",
            ]
            let named = try await room.mediator.submit("\(room.path)/ruling", form)
            #expect(named.status == .unprocessableContent)
            #expect(named.text.contains("不要写当事人的名字") && named.text.contains("不要引用记录编号"))
            #expect(named.text.contains("缺陷成立") || named.text.contains("room"), "the page is shown again")
            let empty = try await room.mediator.send("\(room.path)/ruling", #"{"refund":"1.00","licence":"kept","reason":"x"}"#)
            #expect(empty.status == .unprocessableContent)
            #expect(try await place.publishedRulings(limit: 1).isEmpty)
            #expect(try await room.steps.market.visitor.page("/rulings").status == .ok)
            #expect(try await room.steps.market.visitor.json("/rulings").text.contains("\"rulings\":[]"))
            #expect(try await room.steps.market.visitor.page("/rulings/0123456789abcdef0123").status == .notFound)
        }
    }
}

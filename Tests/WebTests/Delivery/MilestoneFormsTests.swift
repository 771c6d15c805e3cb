import Foundation
import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

/// With two milestones delivered, whatever the buyer says of one of them names it.
@Suite struct MilestoneFormsTests {
    private static func bothReported(_ steps: TradeSteps) async throws -> TradeID {
        let trade = try await steps.agreedInTwo(by: .service)
        for (part, minor) in [(1, 6_000), (2, 4_000)] as [(Int, Int64)] {
            try await steps.payPart(part, of: trade, minor: minor)
            let reported = try await steps.seller.send(
                "/trades/\(trade)/deliveries/service", #"{"report": "第 \#(part) 步做完了", "part": \#(part)}"#)
            #expect(reported.status == .created, "\(reported.text)")
        }
        return trade
    }

    private static func state(_ trade: TradeID, _ steps: TradeSteps) async throws -> Trade {
        try await steps.market.marketplace.state(of: trade, for: try #require(steps.buyer.id)).trade
    }

    @Test func aCriterionIsThatOfItsMilestone() async throws {
        try await TradeSteps.run { steps in
            let trade = try await Self.bothReported(steps)
            let path = "/trades/\(trade)"
            let page = try await steps.buyer.page("\(path)/files").text
            for words in ["能登录", "能退出", "首页两秒内打开", "里程碑 1：第 1 次交付", "里程碑 2：第 2 次交付", "里程碑 1：要求修改", "里程碑 2：要求修改"] {
                #expect(page.contains(words), "\(words)")
            }
            // Two criteria of the first and one of the second, each to accept and to refuse; a change of each.
            #expect(page.components(separatedBy: "name=\"part\" value=\"1\"").count - 1 == 5)
            #expect(page.components(separatedBy: "name=\"part\" value=\"2\"").count - 1 == 3)

            let second: KeyValuePairs = ["part": "2"]
            #expect(try await steps.buyer.submit("\(path)/criteria/1/acceptance", second).status == .seeOther)
            #expect(try await Self.state(trade, steps).rounds.map(\.verdicts) == [[:], [1: true]])
            #expect(try await steps.buyer.send("\(path)/criteria/2/acceptance", #"{"part": 2}"#).errorCode == "unknownCriterion")
            #expect(
                try await steps.buyer.send("\(path)/criteria/2/refusal", #"{"part": 1, "reason": "点了没有反应"}"#).status == .created)
            let after = try await Self.state(trade, steps)
            #expect(after.rounds.map(\.verdicts) == [[2: false], [1: true]])
            #expect(after.part(1)?.openChange != nil && after.part(2)?.openChange == nil)
            #expect(after.deadline(.acceptance, of: 2) != nil)

            // What the buyer does next is about the second, what the seller owes about the first.
            let next = try await steps.buyer.page(path).text
            #expect(next.contains("里程碑 2：轮到您：签收"))
            #expect(next.contains("\(path)/receipt?part=2"))
            #expect(try await steps.seller.page(path).text.contains("里程碑 1：轮到您：再次交付"))
            #expect(try await steps.buyer.page(path).text.contains("里程碑 1：认为第 2 项标准没有达到"), "the timeline names the milestone")
        }
    }

    @Test func aChangeIsOfTheMilestoneThatItNames() async throws {
        try await TradeSteps.run { steps in
            let trade = try await Self.bothReported(steps)
            let path = "/trades/\(trade)"
            let long = String(repeating: "改", count: 501)
            let refused = try await steps.buyer.submit("\(path)/changes", ["reason": long, "part": "2"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.components(separatedBy: long).count - 1 == 1, "only the form that was sent has what was typed")
            #expect(try await steps.buyer.submit("\(path)/changes", ["reason": "字太小", "part": "2"]).status == .seeOther)
            let after = try await Self.state(trade, steps)
            #expect(after.parts.map(\.changesAsked) == [0, 1])
            #expect(after.deadline(.acceptance, of: 1) != nil && after.deadline(.acceptance, of: 2) == nil)
            #expect(
                try await steps.buyer.send("\(path)/changes", #"{"reason": "又一处", "part": 2}"#).errorCode == "changeAlreadyAsked")
            #expect(try await steps.buyer.send("\(path)/changes", #"{"reason": "x", "part": 3}"#).errorCode == "noSuchPart")
            #expect(try await steps.buyer.send("\(path)/changes", #"{"reason": "x", "part": 0}"#).status == .unprocessableContent)
        }
    }

    @Test func theReceiptAndTheAcceptanceNameIt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await Self.bothReported(steps)
            let path = "/trades/\(trade)"
            #expect(try await steps.buyer.submit("\(path)/criteria/1/acceptance", ["part": "2"]).status == .seeOther)
            let page = try await steps.buyer.page("\(path)/receipt?part=2").text
            let manifest = try #require(try await Self.state(trade, steps).round(of: 2)).manifest.rawValue
            #expect(page.contains("第 2 步做完了"), "what is signed for is said")
            #expect(page.contains("里程碑 2：") && page.contains(manifest) && page.contains("name=\"part\" value=\"2\""))
            #expect(try await steps.buyer.page("\(path)/receipt?part=3").status == .notFound)
            let signed = try await steps.buyer.submit(
                "\(path)/receipt", ["manifest": manifest, "part": "2", "password": "password of buyer"])
            #expect(signed.status == .seeOther, "\(signed.text)")
            #expect(try await Self.state(trade, steps).rounds.map(\.isReceiptSigned) == [false, true])
            let accepted = try await steps.buyer.submit("\(path)/acceptance", ["part": "2"])
            #expect(accepted.status == .seeOther, "\(accepted.text)")
            #expect(try await Self.state(trade, steps).parts.map(\.phase) == [.delivered, .completed])
        }
    }

    @Test func accessIsConfirmedToTheRepositoryOfIt() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreedInTwo(by: .repository)
            let path = "/trades/\(trade)"
            let commits = ["a1", "b2"].map { String(repeating: $0, count: 20) }
            for (part, minor) in [(1, 6_000), (2, 4_000)] as [(Int, Int64)] {
                try await steps.payPart(part, of: trade, minor: minor)
                let handed = try await steps.seller.send(
                    "\(path)/deliveries/repository",
                    #"{"address": "https://git.example/x.git", "commit": "\#(commits[part - 1])", "part": \#(part)}"#)
                #expect(handed.status == .created, "\(handed.text)")
            }
            #expect(try await steps.buyer.submit("\(path)/access", ["commit": commits[1], "part": "2"]).status == .seeOther)
            #expect(try await Self.state(trade, steps).rounds.map(\.isAccessConfirmed) == [false, true])
            let again = try await steps.buyer.submit("\(path)/access", ["commit": "nonsense", "part": "1"])
            #expect(again.status == .unprocessableContent)
            #expect(again.text.components(separatedBy: "value=\"nonsense\"").count - 1 == 1)
        }
    }

    @Test func theSellerChoosesWhichOfTwoIsDelivered() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreedInTwo(by: .service)
            let path = "/trades/\(trade)/deliveries"
            try await steps.payPart(1, of: trade, minor: 6_000)
            #expect(try await !steps.seller.page("\(path)/new").text.contains("part=2"))
            try await steps.payPart(2, of: trade, minor: 4_000)
            let first = try await steps.seller.page("\(path)/new").text
            #expect(first.contains("里程碑 1：") && first.contains("name=\"part\" value=\"1\"") && first.contains("part=2\""))
            let second = try await steps.seller.page("\(path)/new?part=2").text
            #expect(second.contains("里程碑 2：") && second.contains("name=\"part\" value=\"2\""))
            let refused = try await steps.seller.submit("\(path)/service", ["report": "", "part": "2"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("name=\"part\" value=\"2\""), "the form that was sent is shown again")
            #expect(try await steps.seller.submit("\(path)/service", ["report": "做完了", "part": "2"]).status == .seeOther)
            #expect(try await Self.state(trade, steps).parts.map(\.phase) == [.funded, .delivered])
            // The buyer examines the second while the first is being worked at.
            let next = try await steps.buyer.page("/trades/\(trade)").text
            #expect(next.contains("里程碑 2：轮到您：签收"), "\(next.components(separatedBy: "id=\"next\"").last?.prefix(600) ?? "")")
        }
    }
}

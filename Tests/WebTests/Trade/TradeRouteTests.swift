import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct TradeRouteTests {
    /// In every state the page renders in both languages, for both parties, with nothing unfilled.
    @Test func thePageOfEveryState() async throws {
        try await TradeSteps.run { steps in
            let trades = [
                try await steps.opened(), try await steps.proposed(), try await steps.agreed(), try await steps.funded(),
                try await steps.delivered().trade, try await steps.signed(), try await steps.completed(),
            ]
            for trade in trades {
                for member in [steps.buyer, steps.seller] {
                    for language in Language.allCases {
                        let answer = try await member.page("/trades/\(trade)", language: language)
                        let html = String(buffer: answer.body)
                        #expect(answer.status == .ok)
                        #expect(html.contains("企业官网源码"))
                        #expect(!html.contains("⟦"), "\(html.firstRange(of: "⟦").map { html[$0.lowerBound...].prefix(60) } ?? "")")
                        #expect(!html.contains("Optional("))
                    }
                }
            }
        }
    }

    @Test func theSameAsJSON() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.completed()
            let answer = try await steps.seller.json("/trades/\(trade)")
            #expect(answer.status == .ok)
            #expect(try answer.text("phase") == "completed")
            #expect(try answer.text("role") == "seller")
            #expect(try answer.object["buyer"]?["name"] == .string("买家老李"))
            #expect(try answer.object["protection"].map { if case .array(let rows) = $0 { rows.count } else { 0 } } == 6)
        }
    }

    @Test func toAnOutsiderItDoesNotExist() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let outsider = try await steps.market.member("outsider")
            for path in ["/trades/\(trade)", "/trades/\(trade)/events", "/trades/\(trade)/live"] {
                #expect(try await outsider.json(path).status == .notFound)
                #expect(try await outsider.page(path).status == .notFound)
            }
            #expect(try await steps.buyer.json("/trades/nonsense").status == .notFound)
            let visitor = try await steps.market.visitor.page("/trades/\(trade)")
            #expect(visitor.status == .seeOther)
            #expect(visitor.headers[.location]?.hasPrefix("/session/new?back=") == true)
            #expect(try await steps.market.visitor.json("/trades/\(trade)").status == .unauthorized)
        }
    }
}

import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct CaseBriefRouteTests {
    @Test func partiesReadItAsAPageAndAsJSON() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            let page = try await steps.buyer.page("/trades/\(trade)/brief")
            #expect(page.status == .ok)
            #expect(page.text.contains("案情摘要") && page.text.contains("/trades/\(trade)/entries/"))
            #expect(try await steps.seller.page("/trades/\(trade)").text.contains("/trades/\(trade)/brief"))
            let json = try await steps.seller.json("/trades/\(trade)/brief")
            guard case .array(let sections)? = try json.object["sections"] else {
                Issue.record("no sections")
                return
            }
            #expect(sections.count == 6)
        }
    }

    @Test func beforeAnAgreementAndForOthersThereIsNone() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            #expect(try await steps.buyer.page("/trades/\(trade)/brief").status == .notFound)
            #expect(!(try await steps.buyer.page("/trades/\(trade)").text.contains("/trades/\(trade)/brief")))
            let agreed = try await steps.agreed()
            let other = try await steps.market.member("other", "路人")
            #expect(try await other.page("/trades/\(agreed)/brief").status == .notFound)
        }
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct RuleDisputeTests {
    @Test func itWaitsForAnAppeal() throws {
        let story = try Story.ruled(3_000)
        #expect(story.trade.openDispute?.phase == .appealable)
        #expect(story.trade.deadline(.appeal) == story.now.adding(.days(7)))
        #expect(story.held == 10_000)
        let ruling = try #require(story.trade.openDispute?.rulings.first)
        #expect(ruling.findings == [CitedFinding(claim: .defective, isFounded: true, entries: [1])])
        #expect(ruling.favours(in: try #require(story.trade.openDispute)) == .buyer)
    }

    @Test func everyFindingCitesEntriesAndSpeaksOfAClaim() throws {
        let story = try Story.beforeRuling()
        func rule(_ findings: [DisputeFinding]) -> RuleDispute {
            RuleDispute(
                dispute: 1, mediator: .mediator, findings: findings, outcome: DisputeOutcome(refundMinor: 0), reason: "x")
        }
        func finding(_ entries: [Int64], claim: DisputeClaim = .defective, text: String = "x") -> DisputeFinding {
            DisputeFinding(claim: claim, isFounded: false, text: text, entries: entries)
        }
        story.refuses(rule([]), by: .mediator, with: .findingsMissing)
        story.refuses(rule([finding([1]), finding([2])]), by: .mediator, with: .findingsMissing)
        story.refuses(rule([finding([1], claim: .licence)]), by: .mediator, with: .findingsMissing)
        story.refuses(rule([finding([])]), by: .mediator, with: .noSuchEntry)
        story.refuses(rule([finding([9_999])]), by: .mediator, with: .noSuchEntry)
        story.refuses(rule([finding([1], text: " ")]), by: .mediator, with: .statementLength(max: 2_000))
        try Story.mediated().refuses(rule([finding([1])]), by: .mediator, with: .notInDisputePhase(.mediating))
    }
}

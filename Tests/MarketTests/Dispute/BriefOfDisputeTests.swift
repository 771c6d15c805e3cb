import Ledger
import Testing

@testable import Market

@Suite struct BriefOfDisputeTests {
    private func brief(_ story: Story) throws -> CaseBrief {
        let entries = story.events.enumerated().map { place, event in
            RecordedEvent(sequence: Int64(place), at: story.now, actor: nil, event: event)
        }
        return try #require(CaseBrief(of: entries, listing: nil, at: story.now))
    }

    @Test func whatIsClaimedAndAnsweredStandsInOrder() throws {
        var story = try Story.disputed()
        try story.toEvidence(openedBy: .buyer)
        try story.give(AddEvidence(dispute: 1, file: .picture, name: "闪退.png", note: "启动就退出", entries: [1]), by: .buyer)
        let statements = try brief(story).statements
        #expect(statements.map(\.what) == [.disputeOpened, .disputeAnswered, .evidenceAdded])
        #expect(statements.map(\.by) == [.buyer, .seller, .buyer])
        #expect(statements[0].claims == [.defective] && statements[0].text == "打开就闪退")
        #expect(statements[1].stance == .contested && statements[1].claims.isEmpty)
        #expect(try brief(story).proofs.contains { $0.what == .demand && $0.by == .buyer && $0.strength == .said && $0.count == 2 })
    }

    @Test func itsOwnClocksAreMeasured() throws {
        var story = try Story.disputed()
        #expect(try brief(story).clocks.contains { $0.duty == .deadline(.disputeAnswer) && $0.outcome == .running })
        #expect(
            try brief(story).clocks.contains { $0.duty == .deadline(.acceptance) && $0.outcome == .kept },
            "the buyer objected in time")
        try story.toNegotiation(openedBy: .buyer)
        #expect(try brief(story).clocks.contains { $0.duty == .deadline(.disputeAnswer) && $0.outcome == .kept })
        var silent = try Story.disputed()
        try silent.wait(for: .disputeAnswer)
        try silent.give(PassDispute(), by: .clock)
        let missed = try brief(silent).clocks.first { $0.duty == .deadline(.disputeAnswer) }
        #expect(missed?.outcome == .missed)
    }

    @Test func everyStoryOfADisputeHasABriefWhoseLinesCiteIt() throws {
        for story in try Story.disputes() {
            let brief = try brief(story)
            let all = Set(story.events.indices.map(Int64.init))
            let cited = brief.statements.map { [$0.entry] } + brief.promises.map(\.entries) + brief.clocks.map(\.entries)
            for entries in cited { #expect(!entries.isEmpty && all.isSuperset(of: entries)) }
            #expect(brief.statements.first { $0.what == .disputeOpened } != nil)
        }
    }
}

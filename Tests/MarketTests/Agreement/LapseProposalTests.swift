import Testing

@testable import Market

@Suite struct LapseProposalTests {
    @Test func anUnansweredProposalLapses() throws {
        var story = try Story.negotiating()
        try story.wait(for: .proposal)
        let events = try story.give(LapseProposal(), by: .clock)
        #expect(events == [.proposalLapsed(ProposalLapsed(number: 1))])
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.proposals.map(\.status) == [.lapsed])
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.negotiating()
        try story.wait(for: .proposal)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(LapseProposal(), by: .clock, with: .notDue)
    }

    @Test func aCounterStartsTheTimeAnew() throws {
        var story = try Story.negotiating(by: .seller)
        let first = try #require(story.trade.deadline(.proposal))
        story.wait(.hours(71))
        try story.give(ProposeTerms.next(in: story.trade), by: .buyer)
        story.now = first
        story.refuses(LapseProposal(), by: .clock, with: .notDue)
    }

    @Test func itIsTheClocks() throws {
        var story = try Story.negotiating()
        try story.wait(for: .proposal)
        story.refuses(LapseProposal(), by: .seller, with: .step(.notYourStep(.lapseProposal)))
        try Story.agreed().refuses(LapseProposal(), by: .clock, with: .notDue)
        try Story.enquiry().refuses(LapseProposal(), by: .clock, with: .step(.notInPhase(.lapseProposal, .enquiry)))
    }
}

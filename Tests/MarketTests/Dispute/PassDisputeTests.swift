import Ledger
import Testing

@testable import Market

@Suite struct PassDisputeTests {
    @Test func nothingDeliveredAndTheSellerSilentIsARefund() throws {
        var story = try Story.funded()
        try story.give(OpenDispute.wanting(10_000, claims: [.notDelivered]), by: .buyer)
        story.refuses(PassDispute(), by: .clock, with: .notDue)
        try story.wait(for: .disputeAnswer)
        try story.give(PassDispute(), by: .clock)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.disputes.last?.decided?.ground == .silence)
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func whereSomethingWasDeliveredNoMoneyMoves() throws {
        var story = try Story.disputed()
        var phases: [DisputePhase] = []
        for _ in 1...5 {
            let kind = try #require(story.trade.openDispute?.phase.deadline)
            try story.wait(for: kind)
            try story.give(PassDispute(), by: .clock)
            phases.append(try #require(story.trade.openDispute?.phase))
        }
        #expect(phases == [.negotiating, .evidence, .mediating, .mediating, .mediating])
        #expect(story.held == 10_000)
    }

    @Test func theSellersDisputeIsNoRefundEither() throws {
        var story = try Story.funded()
        try story.give(OpenDispute.opening(by: .seller), by: .seller)
        try story.wait(for: .disputeAnswer)
        try story.give(PassDispute(), by: .clock)
        #expect(story.trade.openDispute?.phase == .negotiating)
    }

    @Test func aLateMediatorLosesIt() throws {
        var story = try Story.beforeRuling()
        try story.wait(for: .ruling)
        try story.give(PassDispute(), by: .clock)
        #expect(story.trade.openDispute?.phase == .ruling)
        #expect(story.trade.openDispute?.mediator == nil)
        // It is nobody's fault but the lateness: the same may take it again.
        try story.give(TakeDispute.by(.mediator), by: .mediator)
    }

    @Test func anUnansweredProposalIsRuledOn() throws {
        var story = try Story.mediated()
        try story.give(ProposeMediation.of(5_000), by: .mediator)
        try story.give(AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .buyer)
        try story.wait(for: .mediationAnswer)
        try story.give(PassDispute(), by: .clock)
        #expect(story.trade.openDispute?.phase == .ruling)
    }
}

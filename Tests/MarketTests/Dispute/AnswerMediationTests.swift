import Ledger
import Testing

@testable import Market

@Suite struct AnswerMediationTests {
    @Test func bothAcceptAndItIsCarriedOut() throws {
        var story = try Story.mediated()
        try story.give(ProposeMediation.of(5_000), by: .mediator)
        try story.give(AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .buyer)
        #expect(story.held == 10_000)
        story.refuses(AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .buyer, with: .alreadyAnswered)
        try story.give(AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .seller)
        #expect(story.trade.disputes.last?.decided?.ground == .mediation)
        #expect(story.split == [4_750, 250, 5_000])
    }

    @Test func oneRefusalIsEnoughForARuling() throws {
        let story = try Story.beforeRuling()
        #expect(story.trade.openDispute?.phase == .ruling)
        #expect(story.trade.deadline(.ruling) == story.now.adding(.hours(72)))
        story.refuses(
            AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .buyer, with: .notInDisputePhase(.ruling))
    }
}

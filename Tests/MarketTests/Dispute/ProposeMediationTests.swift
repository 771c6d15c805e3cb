import Ledger
import Testing

@testable import Market

@Suite struct ProposeMediationTests {
    @Test func bothAreAsked() throws {
        var story = try Story.mediated()
        try story.give(ProposeMediation.of(5_000), by: .mediator)
        #expect(story.trade.openDispute?.phase == .considering)
        #expect(story.trade.openDeadlines.first { $0.deadline.kind == .mediationAnswer }?.preventers == [.buyer, .seller])
        #expect(story.held == 10_000)
    }

    @Test func refusals() throws {
        var story = try Story.mediated()
        story.refuses(
            ProposeMediation.of(1, by: .otherMediator), by: .otherMediator, with: .step(.notYourStep(.proposeMediation)))
        story.refuses(ProposeMediation.of(10_001), by: .mediator, with: .refundOutOfRange(10_000))
        try story.wait(for: .mediation)
        story.refuses(ProposeMediation.of(1), by: .mediator, with: .tooLate)
    }
}

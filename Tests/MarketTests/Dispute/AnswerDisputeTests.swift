import Ledger
import Testing

@testable import Market

@Suite struct AnswerDisputeTests {
    @Test func thePartiesNegotiateThen() throws {
        var story = try Story.disputed()
        try story.give(AnswerDispute(dispute: 1, stance: .partlyAdmitted, text: "有一处"), by: .seller)
        #expect(story.trade.openDispute?.phase == .negotiating)
        #expect(story.trade.deadline(.negotiation) == story.now.adding(.hours(72)))
        story.refuses(AnswerDispute(dispute: 1, stance: .contested, text: "x"), by: .seller, with: .alreadyAnswered)
    }

    @Test func aLateAnswerIsTakenAndMovesNoClock() throws {
        var story = try Story.disputed()
        try story.wait(for: .disputeAnswer)
        story.refuses(AnswerDispute(dispute: 1, stance: .contested, text: "x"), by: .seller, with: .tooLate)
        try story.give(PassDispute(), by: .clock)
        let end = story.trade.deadline(.negotiation)
        try story.give(AnswerDispute(dispute: 1, stance: .contested, text: "才看到"), by: .seller)
        #expect(story.trade.deadline(.negotiation) == end)
    }

    @Test func refusals() throws {
        let story = try Story.disputed()
        story.refuses(AnswerDispute(dispute: 1, stance: .contested, text: "x"), by: .buyer, with: .otherSide)
        story.refuses(AnswerDispute(dispute: 2, stance: .contested, text: "x"), by: .seller, with: .noSuchDispute)
        story.refuses(AnswerDispute(dispute: 1, stance: .contested, text: ""), by: .seller, with: .statementLength(max: 4_000))
        try Story.mediated().refuses(
            AnswerDispute(dispute: 1, stance: .contested, text: "x"), by: .seller, with: .notInDisputePhase(.mediating))
    }
}

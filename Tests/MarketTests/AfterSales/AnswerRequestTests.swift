import Testing

@testable import Market

@Suite struct AnswerRequestTests {
    @Test func noGivesTheTimeToExamineBack() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        story.wait(.hours(5))
        try story.give(AnswerRequest.no, by: .seller)
        #expect(story.trade.requests[0].phase == .declined)
        #expect(story.trade.requests[0].firstReplyAt == story.now)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
        #expect(story.held == 10_000)
        story.refuses(AnswerRequest.no, by: .seller, with: .notInRequestPhase(.declined))
    }

    @Test func formIsChecked() throws {
        var story = try Story.returnable()
        story.refuses(AnswerRequest.yes, by: .seller, with: .noSuchRequest)
        try story.give(OpenRequest.quality, by: .buyer)
        story.refuses(
            AnswerRequest(number: 1, isAccepted: false), by: .seller, with: .wordsLength(max: 500))
        story.refuses(FulfilRemedy(number: 1, report: "好"), by: .seller, with: .notInRequestPhase(.waiting))
        story.refuses(LapseRequest(.requestAnswer), by: .clock, with: .notDue)
        story.refuses(LapseRequest(.acceptance), by: .clock, with: .notDue)
        story.refuses(WithdrawRequest(number: 9), by: .buyer, with: .noSuchRequest)
    }
}

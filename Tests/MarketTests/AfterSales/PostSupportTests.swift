import Testing

@testable import Market

@Suite struct PostSupportTests {
    @Test func theFirstReplyIsMeasured() throws {
        var story = try Story.completed()
        try story.give(OpenRequest.question, by: .buyer)
        try story.give(PostSupport(number: 1, text: "补充：是 Windows"), by: .buyer)
        #expect(story.trade.requests[0].firstReplyAt == nil)
        story.refuses(CloseRequest(number: 1), by: .seller, with: .notInRequestPhase(.waiting))
        story.wait(.hours(2))
        try story.give(PostSupport(number: 1, text: "在设置里"), by: .seller)
        #expect(story.trade.requests[0].firstReplyAt == story.now)
        #expect(story.trade.deadline(.supportReply) == nil)
        try story.give(CloseRequest(number: 1), by: .seller)
        #expect(story.trade.requests[0].outcome == .answered)
        story.refuses(PostSupport(number: 1, text: "还有"), by: .buyer, with: .notInRequestPhase(.closed))
    }

    @Test func ticketsAreNoRequestsForMoney() throws {
        var story = try Story.completed()
        try story.give(OpenRequest.question, by: .buyer)
        story.refuses(AnswerRequest.yes, by: .seller, with: .notInRequestPhase(.waiting))
        story.refuses(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller, with: .notInRequestPhase(.waiting))
        story.refuses(PostSupport(number: 1, text: " "), by: .seller, with: .wordsLength(max: 4_000))
        try story.give(OpenRequest.repair, by: .buyer)
        story.refuses(PostSupport(number: 2, text: "在"), by: .seller, with: .notInRequestPhase(.waiting))
        story.refuses(CloseRequest(number: 2), by: .buyer, with: .notInRequestPhase(.waiting))
    }
}

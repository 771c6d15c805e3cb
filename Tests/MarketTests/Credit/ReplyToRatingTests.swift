import Testing

@testable import Market

@Suite struct ReplyToRatingTests {
    @Test func whoWasRatedRepliesOnce() throws {
        var story = try Story.pressed()
        let events = try story.give(ReplyToRating(text: "聊天记录可查"), by: .seller)
        #expect(events == [.ratingReplied(RatingReplied(by: .seller, text: Sealed("聊天记录可查")))])
        #expect(story.trade.ratingFiles[.buyer]?.reply == story.trade.entryCount - 1)
        story.refuses(ReplyToRating(text: "还有"), by: .seller, with: .alreadyReplied)
    }

    @Test func notToWhatIsBlindOrMissing() throws {
        var story = try Story.completed()
        try story.give(RateTrade.bad, by: .buyer)
        story.refuses(ReplyToRating(text: "?"), by: .seller, with: .notRated)
        try story.wait(for: .ratings)
        try story.give(RevealRatings(), by: .clock)
        story.refuses(ReplyToRating(text: "?"), by: .buyer, with: .notRated)
        try story.give(ReplyToRating(text: "?"), by: .seller)
    }

    @Test(arguments: ["", " \n", String(repeating: "长", count: 501)]) func aReplyHasALength(text: String) throws {
        try Story.pressed().refuses(ReplyToRating(text: text), by: .seller, with: .length)
    }

    @Test func notByStaff() throws {
        try Story.pressed().refuses(ReplyToRating(text: "?"), by: .mediator, with: .step(.notYourStep(.replyToRating)))
    }
}

import Testing

@testable import Market

@Suite struct ChangeRatingTests {
    @Test func onceAndTheEarlierOneStays() throws {
        var story = try Story.completed()
        try story.give(RateTrade.bad, by: .buyer)
        let first = story.words(of: .buyer)
        let events = try story.give(ChangeRating.good, by: .buyer)
        let changed = RatingChanged(
            by: .buyer, rated: .seller, mark: Sealed(RatingMark(score: .good)), text: Sealed("已解决"))
        #expect(events == [.ratingChanged(changed)])
        #expect(story.trade.ratings[.buyer]?.given?.score == .good)
        #expect(story.trade.ratingFiles[.buyer]?.texts == [first, first + 1])
        story.refuses(ChangeRating.good, by: .buyer, with: .alreadyChanged)
    }

    @Test func thirtyDaysFromWhenItWasGiven() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .buyer)
        story.wait(.days(30))
        story.refuses(ChangeRating.good, by: .buyer, with: .tooLate)
        story.now = Timestamp(ms: story.now.ms - 1)
        try story.give(ChangeRating.good, by: .buyer)
    }

    @Test func onlyWhatWasGivenAndInBounds() throws {
        var story = try Story.completed()
        story.refuses(ChangeRating.good, by: .seller, with: .notRated)
        try story.give(RateTrade.good, by: .buyer)
        story.refuses(ChangeRating.good, by: .seller, with: .notRated)
        let long = ChangeRating(score: .bad, text: String(repeating: "坏", count: 501))
        story.refuses(long, by: .buyer, with: .tooLong)
        let six = ChangeRating(score: .bad, parts: RatingParts(service: 6), text: "")
        story.refuses(six, by: .buyer, with: .partOutOfRange)
        story.refuses(ChangeRating.good, by: .mediator, with: .step(.notYourStep(.changeRating)))
    }
}

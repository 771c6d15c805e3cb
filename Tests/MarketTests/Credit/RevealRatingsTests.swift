import Testing

@testable import Market

@Suite struct RevealRatingsTests {
    @Test func afterSevenDaysWhatWasGivenIsVisible() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .buyer)
        story.wait(.days(7))
        let events = try story.give(RevealRatings(), by: .clock)
        #expect(events == [.ratingsRevealed(RatingsRevealed())])
        #expect(story.trade.areRatingsRevealed)
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func notEarlyAndNotTwice() throws {
        var story = try Story.completed()
        try story.wait(for: .ratings)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(RevealRatings(), by: .clock, with: .notDue)
        story.wait(Span(ms: 1))
        try story.give(RevealRatings(), by: .clock)
        story.refuses(RevealRatings(), by: .clock, with: .notDue)
    }

    @Test func itIsTheClocks() throws {
        var story = try Story.completed()
        try story.wait(for: .ratings)
        story.refuses(RevealRatings(), by: .buyer, with: .step(.notYourStep(.revealRatings)))
        try Story.delivered().refuses(
            RevealRatings(), by: .clock, with: .step(.notInPhase(.revealRatings, .delivered)))
    }
}

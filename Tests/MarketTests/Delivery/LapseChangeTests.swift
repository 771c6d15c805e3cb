import Testing

@testable import Market

@Suite struct LapseChangeTests {
    @Test func theTimeToExamineGoesOnWithWhatWasLeft() throws {
        var story = try Story.delivered()
        story.wait(.days(3))
        try story.give(RequestChange.please, by: .buyer)
        try story.wait(for: .change)
        let events = try story.give(LapseChange(), by: .clock)
        #expect(events == [.changeLapsed(ChangeLapsed(acceptUntil: story.now.adding(.days(4))))])
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(4)))])
        #expect(story.trade.openChange == nil)
        #expect(story.held == 10_000)
        // A round that the seller let pass is used up; the next can still be asked for.
        #expect(story.trade.changesAsked == 1)
        try story.give(RequestChange.please, by: .buyer)
    }

    @Test func neverLessThanADay() throws {
        var story = try Story.delivered()
        story.wait(Span(ms: Span.days(7).ms - 1))
        try story.give(RequestChange.please, by: .buyer)
        try story.wait(for: .change)
        try story.give(LapseChange(), by: .clock)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(1)))
    }

    @Test func notBeforeItIsDueAndNotTwice() throws {
        var story = try Story.delivered()
        story.refuses(LapseChange(), by: .clock, with: .notDue)
        try story.give(RequestChange.please, by: .buyer)
        story.refuses(LapseChange(), by: .clock, with: .notDue)
        try story.wait(for: .change)
        try story.give(LapseChange(), by: .clock)
        story.refuses(LapseChange(), by: .clock, with: .notDue)
    }
}

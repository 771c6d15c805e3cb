import Testing

@testable import Market

@Suite struct ExtendAcceptanceTests {
    @Test func theBuyerOnce() throws {
        var story = try Story.delivered()
        let until = story.now.adding(.days(10))
        let events = try story.give(ExtendAcceptance(days: 3), by: .buyer)
        #expect(events == [.acceptanceExtended(AcceptanceExtended(by: .buyer, days: 3, acceptUntil: until))])
        #expect(story.trade.deadline(.acceptance) == until)
        story.refuses(ExtendAcceptance(days: 1), by: .buyer, with: .alreadyExtended)
        try story.give(ExtendAcceptance(days: 30), by: .seller)
        try story.give(ExtendAcceptance(days: 30), by: .seller)
        #expect(story.trade.deadline(.acceptance) == until.adding(.days(60)))
    }

    @Test func refusals() throws {
        var story = try Story.delivered()
        for days in [0, -1, 4] { story.refuses(ExtendAcceptance(days: days), by: .buyer, with: .daysOutOfRange(max: 3)) }
        story.refuses(ExtendAcceptance(days: 31), by: .seller, with: .daysOutOfRange(max: 30))
        try story.give(RequestChange.please, by: .buyer)
        story.refuses(ExtendAcceptance(days: 1), by: .buyer, with: .clockStopped)
        var late = try Story.delivered()
        try late.wait(for: .acceptance)
        late.refuses(ExtendAcceptance(days: 1), by: .buyer, with: .tooLate)
        let held = try Story.delivered(holding: 30)
        held.refuses(ExtendAcceptance(days: 23), by: .seller, with: .outlastsHold)
        var close = held
        try close.give(ExtendAcceptance(days: 22), by: .seller)
    }
}

import Testing

@testable import Market

@Suite struct LapseRequestTests {
    @Test func unansweredItLapses() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .extraSupport(months: 3)), by: .seller)
        try story.wait(for: .remedyAnswer)
        story.refuses(AcceptRemedy(number: 1, proposal: 1), by: .buyer, with: .tooLate)
        story.refuses(DeclineRemedy(number: 1, proposal: 1), by: .buyer, with: .tooLate)
        try story.give(LapseRequest(.remedyAnswer), by: .clock)
        #expect(story.trade.requests[0].proposals.map(\.status) == [.lapsed])
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func silenceIsMarkedAndMovesNoMoney() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.wait(for: .requestAnswer)
        try story.give(LapseRequest(.requestAnswer), by: .clock)
        #expect(story.trade.requests[0].phase == .silent)
        #expect(story.held == 10_000)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)), "the buyer has time to turn to a mediator")
        // A late answer is an answer.
        try story.give(AnswerRequest.yes, by: .seller)
        #expect(story.trade.requests[0].phase == .returnAgreed)
    }

    @Test func anOpenRequestIsAnObjectionAtTheEndOfTheHold() throws {
        var story = try Story.delivered(holding: 30)
        for _ in 0..<2 { try story.give(ExtendAcceptance(days: 10), by: .seller) }
        story.now = try #require(story.trade.deadline(.holdAlarm))
        try story.give(WarnHoldExpiry(), by: .clock)
        story.now = try #require(story.trade.deadline(.acceptance)).adding(.hours(-1))
        try story.give(OpenRequest.repair, by: .buyer)
        try story.wait(for: .holdExpiry)
        try story.give(EndHold(), by: .clock)
        guard case .holdEnded(let facts)? = story.events.last else { return #expect(Bool(false)) }
        #expect(facts.outcome == .unsettled && story.held == 10_000)
    }

    @Test func aChangeThatStopsTheClockAsWellLetsItGoOnAfterwards() throws {
        var story = try Story.returnable()
        try story.give(RequestChange.please, by: .buyer)
        try story.give(OpenRequest.quality, by: .buyer)
        #expect(story.trade.requests[0].left == nil)
        try story.give(AnswerRequest.no, by: .seller)
        try story.wait(for: .change)
        try story.give(LapseChange(), by: .clock)
        #expect(story.trade.deadline(.acceptance) != nil)
    }
}

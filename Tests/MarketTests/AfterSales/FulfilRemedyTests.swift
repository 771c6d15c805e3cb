import Testing

@testable import Market

@Suite struct FulfilRemedyTests {
    @Test func whatIsMendedHasADate() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.repair, by: .buyer)
        story.refuses(AnswerRequest.yes, by: .seller, with: .remedyOutOfRange(min: 1, max: 2_160))
        try story.give(AnswerRequest(number: 1, isAccepted: true, hours: 24), by: .seller)
        #expect(story.trade.deadline(.remedyDue) == story.now.adding(.hours(24)))
        try story.give(DeliverFiles.files([.source]), by: .seller)
        #expect(story.trade.rounds.count == 2, "what was promised is delivered")
        try story.give(FulfilRemedy(number: 1, report: "已修好"), by: .seller)
        #expect(story.trade.requests[0].outcome == .remedied)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
        guard case .remedyFulfilled(let facts)? = story.events.last else { return #expect(Bool(false)) }
        #expect(facts.round == 2 && !facts.isLate)
    }

    @Test func beingLateIsMarked() throws {
        var story = try Story.completed()
        try story.promiseRepair()
        try story.wait(for: .remedyDue)
        try story.give(LapseRequest(.remedyDue), by: .clock)
        #expect(story.trade.requests[0].phase == .overdue)
        try story.give(DeliverFiles.files([.source]), by: .seller)
        try story.give(FulfilRemedy(number: 1, report: "已修好"), by: .seller)
        guard case .remedyFulfilled(let facts)? = story.events.last else { return #expect(Bool(false)) }
        #expect(facts.isLate)
    }
}

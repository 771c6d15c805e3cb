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

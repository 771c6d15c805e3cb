import Testing

@testable import Market

@Suite struct AcceptCriterionTests {
    private func reported() throws -> Story {
        var story = try Story.funded(by: .service)
        try story.give(ReportService.done(), by: .seller)
        return story
    }

    @Test func oneIsMet() throws {
        var story = try reported()
        let events = try story.give(AcceptCriterion(number: 2), by: .buyer)
        #expect(events == [.criterionAccepted(CriterionAccepted(round: 1, number: 2, acceptUntil: nil))])
        #expect(story.trade.round?.verdicts == [2: true])
        #expect(story.trade.round?.openCriteria == 2)
        try story.hasDone(AcceptCriterion(number: 2), by: .buyer)
    }

    @Test func theLastObjectionThatGoesLetsTheTimeGoOn() throws {
        var story = try reported()
        story.wait(.days(2))
        try story.give(RefuseCriterion(number: 1, reason: "慢"), by: .buyer)
        try story.give(RefuseCriterion(number: 2, reason: "错"), by: .buyer)
        story.wait(.hours(10))
        try story.give(AcceptCriterion(number: 1), by: .buyer)
        #expect(story.trade.deadline(.acceptance) == nil)
        try story.give(AcceptCriterion(number: 2), by: .buyer)
        #expect(story.trade.openChange == nil)
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(5)))])
    }

    @Test(arguments: [0, -1, 4, .max]) func oneThatTheAgreementDoesNotHave(number: Int) throws {
        try reported().refuses(AcceptCriterion(number: number), by: .buyer, with: .unknownCriterion(3))
    }

    @Test func onlyOfAServiceAndByTheBuyer() throws {
        try Story.delivered().refuses(AcceptCriterion(number: 1), by: .buyer, with: .unknownCriterion(0))
        try reported().refuses(AcceptCriterion(number: 1), by: .seller, with: .step(.notYourStep(.acceptCriterion)))
    }
}

import Testing

@testable import Market

@Suite struct RefuseCriterionTests {
    private func reported() throws -> Story {
        var story = try Story.funded(by: .service)
        try story.give(ReportService.done(), by: .seller)
        return story
    }

    @Test func whoObjectsIsNotSilent() throws {
        var story = try reported()
        let events = try story.give(RefuseCriterion(number: 1, reason: "首页打不开"), by: .buyer)
        let answerUntil = story.now.adding(.hours(48))
        #expect(
            events == [
                .criterionRefused(
                    CriterionRefused(round: 1, number: 1, answerUntil: answerUntil, reason: Sealed("首页打不开")))
            ])
        #expect(story.trade.deadlines == [Deadline(kind: .change, at: answerUntil)])
        #expect(story.trade.needs == .seller)
        #expect(story.trade.changesAsked == 0)
        try story.hasDone(RefuseCriterion(number: 1, reason: "再说一次"), by: .buyer)
        // The seller mends it; all is judged anew.
        try story.give(ReportService.done(), by: .seller)
        #expect(story.trade.round?.verdicts == [:])
        #expect(story.trade.deadlines.map(\.kind) == [.acceptance])
    }

    @Test(arguments: ["", " ", String(repeating: "长", count: 501)]) func aRefusalHasItsReason(reason: String) throws {
        try reported().refuses(RefuseCriterion(number: 1, reason: reason), by: .buyer, with: .reasonLength)
    }

    @Test func notOnceSilenceHasBecomeAcceptance() throws {
        var story = try reported()
        try story.wait(for: .acceptance)
        story.refuses(RefuseCriterion(number: 1, reason: "慢"), by: .buyer, with: .tooLate)
    }

    @Test func oneThatTheAgreementDoesNotHaveAndByNobodyElse() throws {
        try reported().refuses(RefuseCriterion(number: 4, reason: "慢"), by: .buyer, with: .unknownCriterion(3))
        try reported().refuses(
            RefuseCriterion(number: 1, reason: "慢"), by: .seller, with: .step(.notYourStep(.refuseCriterion)))
    }
}

import Testing

@testable import Market

@Suite struct OpenRequestTests {
    @Test func aReturnIsAskedForWithinItsDays() throws {
        var story = try Story.returnable()
        let asked = try story.give(OpenRequest.quality, by: .buyer)
        guard case .afterSalesRequested(let facts)? = asked.first else { return #expect(Bool(false)) }
        #expect(facts.number == 1 && facts.reason == .quality && facts.stopsClock)
        #expect(facts.answerUntil == story.now.adding(.hours(48)))
        #expect(story.trade.deadline(.acceptance) == nil, "the time to examine stands still")
        #expect(story.trade.deadline(.requestAnswer) == facts.answerUntil)
        #expect(story.trade.needs == .seller)
        story.refuses(OpenRequest.repair, by: .buyer, with: .hindered(.requestOpen(1)))
        story.refuses(RequestChange.please, by: .buyer, with: .requestOpen)
    }

    @Test func onlyTheFirstStopsTheClock() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        story.wait(.hours(1))
        try story.give(WithdrawRequest(number: 1), by: .buyer)
        let until = try #require(story.trade.deadline(.acceptance))
        #expect(until == story.now.adding(.days(7)), "it goes on with what was left")
        try story.give(OpenRequest.quality, by: .buyer)
        #expect(story.trade.deadline(.acceptance) == until)
    }

    @Test func whatWasNotPromisedOrIsOverIsRefused() throws {
        var story = try Story.delivered()
        story.refuses(OpenRequest.quality, by: .buyer, with: .hindered(.notPromised))
        try story.download()
        story.refuses(OpenRequest.noReason, by: .buyer, with: .hindered(.conditionFailed(.notDownloaded)))
        var late = try Story.returnableAfterRelease()
        late.wait(.days(15))
        late.refuses(OpenRequest.quality, by: .buyer, with: .hindered(.timeOver(late.now)))
        // Six months of support were promised.
        try late.give(OpenRequest.repair, by: .buyer)
        late.wait(.days(165))
        try late.give(WithdrawRequest(number: 1), by: .buyer)
        late.refuses(OpenRequest.repair, by: .buyer, with: .hindered(.timeOver(late.now)))
    }

    @Test func theConditionIsTheSecretsOwn() throws {
        var story = try Story.returnable(by: .secret)
        #expect(story.trade.promise(.noReasonReturn, nil, at: story.now).hindrance == nil)
        try story.takeIn()
        story.refuses(OpenRequest.noReason, by: .buyer, with: .hindered(.conditionFailed(.keyNotRevealed)))
    }

    @Test func formIsChecked() throws {
        let story = try Story.returnable()
        story.refuses(
            OpenRequest(kind: .conditionalReturn, statement: "坏了"), by: .buyer, with: .reasonMissing)
        story.refuses(
            OpenRequest(kind: .repair, reason: .quality, statement: "坏了"), by: .buyer, with: .reasonMissing)
        story.refuses(OpenRequest(kind: .repair, statement: " "), by: .buyer, with: .statementLength)
        story.refuses(
            OpenRequest(kind: .repair, statement: String(repeating: "长", count: 2_001)), by: .buyer, with: .statementLength)
        var late = story
        late.runOut(.acceptance)
        late.refuses(OpenRequest.repair, by: .buyer, with: .tooLate)
    }

    @Test func questionsStandBesideEverything() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        let asked = try story.give(OpenRequest.question, by: .buyer)
        guard case .afterSalesRequested(let facts)? = asked.first else { return #expect(Bool(false)) }
        #expect(facts.answerUntil == story.now.adding(.hours(12)), "the promised hours are fewer")
        #expect(!facts.stopsClock)
        try story.give(OpenRequest.question, by: .buyer)
        #expect(story.trade.requests.count == 3)
    }

    @Test func whatLeadsAwayIsWarnedOf() throws {
        var story = try Story.returnable()
        let events = try story.give(OpenRequest(kind: .repair, statement: "加我微信 lin_code88 说"), by: .buyer)
        #expect(events.map(\.kind) == ["afterSalesRequested", "offPlatformWarned"])
    }
}

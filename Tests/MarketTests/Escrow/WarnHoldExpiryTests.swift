import Testing

@testable import Market

@Suite struct WarnHoldExpiryTests {
    @Test func someDaysBeforeTheEndEverybodyIsTold() throws {
        var story = try Story.funded(holding: 30)
        let until = story.now.adding(.days(30))
        #expect(story.trade.hold?.holdUntil == until)
        #expect(story.trade.deadline(.holdAlarm) == story.now.adding(.days(25)))
        try story.wait(for: .holdAlarm)
        let events = try story.give(WarnHoldExpiry(), by: .clock)
        let decideAt = Timestamp(ms: until.ms - Span.days(1).ms)
        #expect(events == [.holdExpiryNear(HoldExpiryNear(decideAt: decideAt, until: until))])
        #expect(story.trade.deadline(.holdAlarm) == nil)
        #expect(story.trade.deadline(.holdExpiry) == decideAt)
        story.refuses(WarnHoldExpiry(), by: .clock, with: .notDue)
    }

    @Test func notEarlyAndNotWhereTheEndIsUnknown() throws {
        var story = try Story.funded(holding: 30)
        try story.wait(for: .holdAlarm)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(WarnHoldExpiry(), by: .clock, with: .notDue)
        var old = try Story.funded()
        old.wait(.days(1_000))
        old.refuses(WarnHoldExpiry(), by: .clock, with: .notDue)
    }

    @Test func aPaymentAtAGatewayThatHoldsTooShortlyIsRefused() throws {
        // 4 days to deliver, two rounds of change of 3, 7 + 3 to examine, 2 to talk, 1 for the gateway.
        let story = try Story.agreed()
        #expect(Terms.standard.longestHoldDays(under: .standard) == 23)
        story.refuses(StartPayment.attempt(1, holding: 22), by: .buyer, with: .outlastsHold(days: 23, holdDays: 22))
        var fits = story
        try fits.give(StartPayment.attempt(1, holding: 23), by: .buyer)
    }

    @Test func termsThatNoGatewayCanHoldAreRefused() throws {
        let story = try Story.enquiry()
        let proposal = ProposeTerms(
            terms: .standard, wording: .of([], for: .standard), document: .proposal(1), answering: 0, ticks: .all,
            signing: .password, holdDaysMax: 22)
        story.refuses(proposal, by: .seller, with: .outlastsHold(days: 23, holdDays: 22))
        let taking = TakeStandardTerms(
            wording: .of([]), document: .proposal(1), answering: 0, isWithdrawn: false, holdDaysMax: 22)
        story.refuses(taking, by: .buyer, with: .outlastsHold(days: 23, holdDays: 22))
    }

    @Test func theLongestTermsOfAllCanBeCounted() {
        var terms = Terms.standard
        (terms.deliveryHours, terms.acceptanceDays, terms.changeRounds) = (2_160, 30, 10)
        #expect(terms.longestHoldDays(under: .standard) == 90 * 12 + 10 + 30 + 3 + 2 + 1)
    }
}

import Testing

@testable import Market

/// Each milestone's hold ends by itself.
@Suite struct PartsOfAHoldTests {
    private func bothPaid() throws -> Story {
        var story = try Story.split()
        try story.payPart(1)
        try story.payPart(2)
        return story
    }

    @Test func aDivisionIsOfOneMilestoneOnly() throws {
        var story = try bothPaid()
        try story.give(ProposeRefund(amountMinor: 1_000, reason: "少一页", part: 2), by: .buyer)
        try story.give(ProposeRefund(amountMinor: 6_000, reason: "都不要了", part: 1), by: .buyer)
        try story.give(AcceptRefund(number: 1), by: .seller)
        #expect(story.trade.part(2)?.phase == .completed)
        #expect(story.trade.part(1)?.phase == .funded)
        #expect(story.held == 6_000)
        #expect(story.split == [2_850, 150, 1_000])
        try story.give(DeclineRefund(number: 2, reason: ""), by: .seller)
        #expect(story.trade.deadlines.map(\.kind) == [.delivery])
        #expect(story.trade.phase == .funded)
    }

    @Test func aTalkStopsTheClockOfItsOwnMilestone() throws {
        var story = try bothPaid()
        try story.deliverPart(1)
        try story.deliverPart(2)
        try story.give(ProposeRefund(amountMinor: 1_000, reason: "少一页", part: 2), by: .buyer)
        #expect(story.trade.deadline(.acceptance, of: 1) != nil)
        #expect(story.trade.deadline(.acceptance, of: 2) == nil)
        story.refuses(RequestChange(reason: "改一处", part: 2), by: .buyer, with: .refundTalkOpen)
        try story.give(RequestChange(reason: "改一处", part: 1), by: .buyer)
        try story.wait(for: .refundTalk)
        try story.give(LapseRefund(), by: .clock)
        #expect(story.trade.deadline(.acceptance, of: 2) == story.now.adding(.days(7)))
    }

    @Test func steppingBackFromWhatIsUnpaidKeepsWhatWasDone() throws {
        var story = try Story.firstAccepted()
        try story.give(CancelTrade.please, by: .buyer)
        #expect(story.trade.phase == .completed)
        #expect(story.trade.part(2)?.phase == .lapsed)
        #expect(story.trade.agreement != nil)
        #expect(story.split == [5_700, 300, 0])
    }

    @Test func theSellerStepsBackFromOneMilestone() throws {
        var story = try Story.firstAccepted()
        try story.payPart(2)
        try story.give(CancelTrade.please, by: .seller)
        #expect(story.trade.phase == .completed)
        #expect(story.trade.part(2)?.phase == .refunded)
        #expect(story.split == [5_700, 300, 4_000])
    }

    @Test func eachMilestoneIsReckonedByItself() {
        let terms = Terms.split([(60, 24, 3), (40, 480, 7)])
        // 2 × 20 d, two rounds of 21, 7 + 3 to examine, 2 to talk, 1 for the gateway.
        #expect(terms.longestHoldDaysOfAll(under: .standard) == 95)
        #expect(terms.part(1).longestHoldDays(under: .standard) < 16)
    }
}

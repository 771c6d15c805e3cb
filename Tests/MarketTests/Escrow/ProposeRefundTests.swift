import Testing

@testable import Market

@Suite struct ProposeRefundTests {
    @Test func theBuyersFirstStopsTheTimeToExamine() throws {
        var story = try Story.delivered()
        story.wait(.days(2))
        let events = try story.give(ProposeRefund.of(3_000), by: .buyer)
        #expect(
            events == [
                .refundProposed(
                    RefundProposed(
                        number: 1, by: .buyer, amount: .yuan(30), release: .yuan(70), openUntil: story.now.adding(.hours(48)),
                        stopsClock: true, reason: Sealed("功能少了一半")))
            ])
        #expect(story.trade.deadlines.map(\.kind) == [.refundTalk])
        #expect(story.trade.openRefund?.left == .days(5))
        #expect(story.trade.needs == .seller)
    }

    @Test func aSecondOneRunsBesideIt() throws {
        var story = try Story.delivered()
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        try story.give(DeclineRefund(number: 1, reason: ""), by: .seller)
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        #expect(Set(story.trade.deadlines.map(\.kind)) == [.acceptance, .refundTalk])
        try story.wait(for: .acceptance)
        // The later deadline of the talk does not keep the acceptance from passing.
        try story.give(PassAcceptance(), by: .clock)
        #expect(story.trade.openRefund == nil)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func theSellersStopsNothing() throws {
        var story = try Story.delivered()
        try story.give(ProposeRefund.of(10_000), by: .seller)
        #expect(Set(story.trade.deadlines.map(\.kind)) == [.acceptance, .refundTalk])
        try story.give(AcceptRefund(number: 1), by: .buyer)
        #expect(story.trade.phase == .refunded)
    }

    @Test func whatIsDeliveredDuringTheTalkIsExaminedAfterIt() throws {
        var story = try Story.funded()
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        story.wait(.hours(1))
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.deadlines.map(\.kind) == [.refundTalk])
        try story.wait(for: .refundTalk)
        try story.give(LapseRefund(), by: .clock)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
    }

    @Test func refusals() throws {
        var story = try Story.delivered()
        for fen in [0, -1, 10_001, .max, .min] as [Int64] {
            story.refuses(ProposeRefund.of(fen), by: .buyer, with: .amountOutOfRange(heldMinor: 10_000))
        }
        story.refuses(ProposeRefund.of(1, reason: " "), by: .buyer, with: .reasonLength)
        try Story.agreed().refuses(ProposeRefund.of(1), by: .buyer, with: .step(.notInPhase(.proposeRefund, .agreed)))
        try Story.completed().refuses(ProposeRefund.of(1), by: .buyer, with: .step(.notInPhase(.proposeRefund, .completed)))
        try story.wait(for: .acceptance)
        story.refuses(ProposeRefund.of(1), by: .buyer, with: .tooLate)
        var open = try Story.delivered()
        try open.give(ProposeRefund.of(1), by: .buyer)
        open.refuses(ProposeRefund.of(1), by: .seller, with: .talkOpen)
        open.refuses(RequestChange.please, by: .buyer, with: .refundTalkOpen)
        open.refuses(ExtendAcceptance(days: 1), by: .buyer, with: .clockStopped)
        var late = try Story.funded()
        try late.wait(for: .delivery)
        late.refuses(ProposeRefund.of(1), by: .seller, with: .tooLate)
    }

    @Test func aCriterionWaitsForTheTalk() throws {
        var story = try Story.funded(by: .service)
        try story.give(ReportService.done(), by: .seller)
        try story.give(ProposeRefund.of(1), by: .buyer)
        story.refuses(RefuseCriterion(number: 1, reason: "打不开"), by: .buyer, with: .refundTalkOpen)
    }
}

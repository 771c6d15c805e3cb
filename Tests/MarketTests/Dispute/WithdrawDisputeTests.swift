import Ledger
import Testing

@testable import Market

@Suite struct WithdrawDisputeTests {
    @Test func theClocksGoOnWithWhatWasLeftAndADayAtLeast() throws {
        var story = try Story.delivered()
        story.wait(.days(2))
        try story.give(OpenDispute.wanting(1), by: .buyer)
        story.wait(.hours(10))
        try story.give(WithdrawDispute(dispute: 1, reason: "好了"), by: .buyer)
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(5)))])
        #expect(story.trade.disputes.last?.phase == .withdrawn)
        var last = try Story.delivered()
        last.now = last.trade.deadline(.acceptance)!.adding(.hours(-1))
        try last.give(OpenDispute.wanting(1), by: .buyer)
        try last.give(WithdrawDispute(dispute: 1, reason: ""), by: .buyer)
        #expect(last.trade.deadline(.acceptance) == last.now.adding(.days(1)))
    }

    @Test func whoeverAcceptsGivesIn() throws {
        var story = try Story.signed()
        try story.give(OpenDispute.wanting(1), by: .buyer)
        let events = try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(events.map(\.kind) == ["disputeWithdrawn", "acceptanceConfirmed", "holdReleased"])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func theSellerWhoGivesAllBackSettlesIt() throws {
        var story = try Story.disputed()
        story.refuses(GiveRefund.of(9_999), by: .seller, with: .step(.disputeOpen(.giveRefund)))
        try story.give(GiveRefund.of(10_000), by: .seller)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.disputes.last?.decided?.ground == .given)
        var released = try Story.completed()
        try released.give(OpenDispute.wanting(1), by: .buyer)
        let part = RefundAfterRelease(RefundSplit(.yuan(99), freeMinor: 9_500, advanceMinor: 0))
        released.refuses(part, by: .seller, with: .step(.disputeOpen(.refundAfterRelease)))
        try released.give(RefundAfterRelease(RefundSplit(.yuan(100), freeMinor: 9_500, advanceMinor: 500)), by: .seller)
        #expect(released.trade.disputes.last?.phase == .settled)
        #expect(released.split == [0, 0, 10_000])
    }

    @Test func refusals() throws {
        try Story.disputed().refuses(WithdrawDispute(dispute: 1, reason: ""), by: .seller, with: .otherSide)
        try Story.ruled().refuses(WithdrawDispute(dispute: 1, reason: ""), by: .buyer, with: .notInDisputePhase(.appealable))
    }
}

import Ledger
import Testing

@testable import Market

/// The time to pay the next milestone while a dispute is open: nobody can pay it then.
@Suite struct DisputeClocksTests {
    private static let next = StartPayment(payment: .number(2), gateway: "sandbox", part: 2)

    /// Four of the fourteen days are over.
    private func betweenMilestones() throws -> Story {
        var story = try Story.firstAccepted()
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(14)))
        story.wait(.days(4))
        return story
    }

    @Test func itRestsAndGoesOnWithWhatWasLeft() throws {
        var story = try betweenMilestones()
        try story.give(OpenDispute.wanting(1_000), by: .buyer)
        #expect(story.trade.deadline(.milestone) == nil)
        story.wait(.days(20))
        story.refuses(LapseMilestones(), by: .clock, with: .notDue)
        story.refuses(Self.next, by: .buyer, with: .step(.disputeOpen(.startPayment)))
        try story.give(WithdrawDispute(dispute: 1, reason: ""), by: .buyer)
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(10)))
        try story.payPart(2)
        #expect(story.trade.deadline(.milestone) == nil)
        #expect(story.trade.part(2)?.phase == .funded)
    }

    @Test func afterAnOutcomeAsWell() throws {
        var story = try betweenMilestones()
        try story.give(OpenDispute.wanting(1_000), by: .buyer)
        try story.give(OfferSettlement.of(500), by: .seller)
        story.wait(.hours(5))
        try story.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(10)))
        try story.wait(for: .milestone)
        try story.give(LapseMilestones(), by: .clock)
        #expect(story.trade.phase == .completed && story.trade.part(2)?.phase == .lapsed)
    }

    @Test func neverWithLessThanADay() throws {
        var story = try betweenMilestones()
        story.now = try #require(story.trade.deadline(.milestone)).adding(Span(ms: -1))
        try story.give(OpenDispute.wanting(1_000), by: .buyer)
        try story.give(WithdrawDispute(dispute: 1, reason: ""), by: .buyer)
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(1)))
    }

    @Test func moneyThatWasOnItsWayEndsIt() throws {
        var story = try betweenMilestones()
        try story.give(Self.next, by: .buyer)
        try story.give(OpenDispute.wanting(1_000), by: .buyer)
        try story.give(RecordPayment.of(2, amount: .yuan(40)), by: .bank)
        #expect(story.trade.part(2)?.phase == .funded && story.trade.deadline(.delivery, of: 2) == nil)
        try story.give(WithdrawDispute(dispute: 1, reason: ""), by: .buyer)
        #expect(story.trade.deadline(.milestone) == nil)
        #expect(story.trade.deadline(.delivery, of: 2) == story.now.adding(.hours(96)))
    }

    /// What becomes payable while the dispute is open has its whole time afterwards.
    @Test func whatBeginsMeanwhileRestsFromTheStart() throws {
        var story = try Story.firstAccepted(.split([(60, 24, 3), (30, 48, 7), (10, 48, 7)]))
        try story.payPart(2)
        try story.deliverPart(2)
        try story.give(OpenDispute.wanting(1_000), by: .buyer)
        try story.give(RecordChargeback.of(.yuan(30), attempt: 2), by: .bank)
        #expect(story.trade.openDispute != nil && story.trade.payable?.number == 3)
        #expect(story.trade.deadline(.milestone) == nil)
        story.wait(.days(2))
        try story.give(WithdrawDispute(dispute: 1, reason: ""), by: .buyer)
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(14)))
    }

    @Test func whatIsGivenBackWholeStartsItAnew() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.deliverPart(1)
        try story.give(OpenDispute.wanting(6_000), by: .buyer)
        try story.give(GiveRefund.of(6_000), by: .seller)
        #expect(story.trade.openDispute == nil && story.trade.part(1)?.phase == .refunded)
        #expect(story.trade.deadline(.milestone) == story.now.adding(.days(14)))
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct LapseMilestonesTests {
    @Test func theRestLapsesWhenTheNextIsNotPaid() throws {
        var story = try Story.firstAccepted()
        #expect(story.trade.phase == .agreed)
        #expect(story.trade.deadlines == [Deadline(kind: .milestone, at: story.now.adding(.days(14)))])
        try story.wait(for: .milestone)
        let events = try story.give(LapseMilestones(), by: .clock)
        #expect(events == [.milestonesLapsed(MilestonesLapsed(parts: [2], reason: .unpaid))])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.completedAt == story.now)
        #expect(story.trade.parts.map(\.phase) == [.completed, .lapsed])
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.held == 0)
    }

    /// All of the first went back by the seller's own word, and the buyer does not go on: nothing was done, so all is refunded.
    @Test func whereNothingWasAcceptedTheTradeIsRefunded() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.give(GiveRefund.of(6_000, part: 1), by: .seller)
        #expect(story.trade.parts.map(\.phase) == [.refunded, .payable])
        try story.wait(for: .milestone)
        try story.give(LapseMilestones(), by: .clock)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.held == 0)
    }

    @Test func notBefore() throws {
        var story = try Story.firstAccepted()
        try story.wait(for: .milestone)
        story.wait(Span(ms: -1))
        story.refuses(LapseMilestones(), by: .clock, with: .notDue)
    }

    @Test func nobodyElseAndNowhereElse() throws {
        let story = try Story.firstAccepted()
        story.refuses(LapseMilestones(), by: .buyer, with: .step(.notYourStep(.lapseMilestones)))
        try Story.agreed().refuses(LapseMilestones(), by: .clock, with: .notDue)
        try Story.funded().refuses(LapseMilestones(), by: .clock, with: .step(.notInPhase(.lapseMilestones, .funded)))
    }

    @Test func moneyThatComesAfterwardsGoesBack() throws {
        var story = try Story.firstAccepted()
        try story.give(StartPayment(payment: .number(2), gateway: "sandbox", part: 2), by: .buyer)
        try story.wait(for: .milestone)
        try story.give(LapseMilestones(), by: .clock)
        try story.give(RecordPayment.of(2, amount: .yuan(40)), by: .bank)
        #expect(story.trade.openRefunds.map(\.reason) == [.unexpectedPayment])
        #expect(story.held == 0)
        #expect(story.refunding == 4_000)
    }
}

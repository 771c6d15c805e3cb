import Ledger
import Testing

@testable import Market

@Suite struct ExecuteRulingTests {
    @Test func whenNobodyHasAppealed() throws {
        var story = try Story.ruled(3_000)
        story.refuses(ExecuteRuling(), by: .clock, with: .notDue)
        try story.wait(for: .appeal)
        story.refuses(PassDispute(), by: .clock, with: .notDue)
        try story.give(ExecuteRuling(), by: .clock)
        #expect(story.split == [6_650, 350, 3_000])
        #expect(story.trade.disputes.last?.phase == .ruled)
    }

    @Test func theHoldsEndMovesNothingWhileADisputeIsOpen() throws {
        var story = try Story.delivered(holding: 30)
        try story.wait(for: .acceptance)
        story.now = story.now.adding(.hours(-1))
        try story.give(OpenDispute.wanting(10_000), by: .buyer)
        try story.wait(for: .holdAlarm)
        try story.give(WarnHoldExpiry(), by: .clock)
        try story.wait(for: .holdExpiry)
        try story.give(EndHold(), by: .clock)
        #expect(story.held == 10_000)
        // The gateway pays the seller at its own end; what is ruled then comes from the seller.
        try story.wait(for: .holdExpiry)
        try story.give(EndHold(), by: .clock)
        #expect(story.trade.phase == .completed)
        #expect(story.trade.openDispute != nil)
        try story.give(OfferSettlement.of(10_000), by: .seller)
        try story.give(
            AcceptSettlement(dispute: 1, offer: 1, funds: SellerFunds(freeMinor: 9_500, advanceMinor: 0)), by: .buyer)
        #expect(story.trade.owedBack.map(\.leftMinor) == [500])
        #expect(story.split == [0, 500, 9_500])
    }

    @Test func twoMilestonesAreDividedOneAfterTheOther() throws {
        var story = try Story.firstAccepted()
        try story.payPart(2)
        try story.deliverPart(2)
        try story.give(OpenDispute.wanting(5_000), by: .buyer)
        #expect(story.trade.disputedMinor == 10_000)
        let money = DisputeOutcome(refundMinor: 5_000).money(in: story.trade)
        #expect([money.fromHold, money.fromSeller, money.released] == [.yuan(40), .yuan(10), .yuan(0)])
        #expect(money.shares == [OutcomeMoney.Share(part: 2, refund: .yuan(40), released: .yuan(0))])
        try story.give(OfferSettlement.of(5_000), by: .seller)
        try story.give(
            AcceptSettlement(dispute: 1, offer: 1, funds: SellerFunds(freeMinor: 1_000, advanceMinor: 0)), by: .buyer)
        #expect(story.trade.phase == .completed)
        #expect(story.refunding == 5_000)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct AcceptSettlementTests {
    @Test func aSplitIsCarriedOutAtOnce() throws {
        var story = try Story.disputed()
        try story.give(OfferSettlement.of(4_000), by: .seller)
        let events = try story.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        #expect(events.map(\.kind) == ["settlementAccepted", "outcomeExecuted", "refundOrdered", "holdReleased"])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.openDispute == nil)
        #expect(story.trade.disputes.last?.phase == .settled)
        #expect(story.split == [5_700, 300, 4_000])
        #expect(story.held == 0)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func allOfItRefundsTheTrade() throws {
        var story = try Story.disputed()
        try story.give(OfferSettlement.of(10_000), by: .seller)
        try story.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        #expect(story.trade.phase == .refunded)
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func whatIsDoneAgainStaysHeld() throws {
        var story = try Story.disputed()
        try story.give(
            OfferSettlement(
                dispute: 1, outcome: DisputeOutcome(refundMinor: 2_000, redoByHours: 24, extraSupportMonths: 2), note: ""),
            by: .seller)
        try story.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        #expect(story.trade.phase == .delivered)
        #expect(story.held == 8_000)
        #expect(story.trade.openChange?.reason == .settled)
        #expect(story.trade.deadline(.change) == story.now.adding(.hours(24)))
        #expect(story.trade.extraSupportMonths == 2)
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(story.trade.deadline(.acceptance) != nil)
        // The same claim can be made again, since what was promised was to be done again.
        try story.give(OpenDispute.wanting(8_000), by: .buyer)
    }

    @Test func afterTheReleaseTheSellerGivesBackAndOwesTheRest() throws {
        var story = try Story.completed()
        try story.give(OpenDispute.wanting(10_000), by: .buyer)
        try story.give(OfferSettlement.of(6_000), by: .seller)
        story.refuses(
            AcceptSettlement(dispute: 1, offer: 1, funds: SellerFunds(freeMinor: 0, advanceMinor: 0, expectedMinor: 5_999)),
            by: .buyer, with: .moneyMoved)
        let funds = SellerFunds(freeMinor: 4_000, advanceMinor: 500, expectedMinor: 6_000)
        try story.give(AcceptSettlement(dispute: 1, offer: 1, funds: funds), by: .buyer)
        #expect(story.trade.phase == .completed)
        #expect(story.split == [5_500, 0, 4_500])
        #expect(story.trade.owedBack.map(\.leftMinor) == [1_500])
        #expect(story.trade.returnableMinor == 4_000)
        #expect(try story.books.totalMinor(in: .cny) == 0)
    }

    @Test func refusals() throws {
        var story = try Story.disputed()
        story.refuses(AcceptSettlement(dispute: 1, offer: 1), by: .buyer, with: .noSuchOffer)
        try story.give(OfferSettlement.of(4_000), by: .seller)
        story.refuses(AcceptSettlement(dispute: 1, offer: 1), by: .seller, with: .ownOffer)
        try story.wait(for: .settlement)
        story.refuses(AcceptSettlement(dispute: 1, offer: 1), by: .buyer, with: .tooLate)
    }
}

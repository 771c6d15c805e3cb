import Ledger
import Testing

@testable import Market

@Suite struct OfferSettlementTests {
    @Test func aNewOfferTakesThePlaceOfTheOpenOne() throws {
        var story = try Story.disputed()
        try story.give(OfferSettlement.of(1_000), by: .seller)
        #expect(story.trade.needs == .buyer)
        try story.give(OfferSettlement.of(6_000), by: .buyer)
        #expect(story.trade.openDispute?.offers.map(\.status) == [.replaced, .open])
        #expect(story.trade.needs == .seller)
        let money = try #require(story.trade.openDispute?.openOffer?.money)
        #expect([money.refund, money.fromHold, money.fromSeller, money.released] == [.yuan(60), .yuan(60), .yuan(0), .yuan(40)])
        #expect([money.fee, money.net, money.stillHeld] == [.yuan(2), .yuan(38), .yuan(0)])
    }

    @Test func theFeeIsWaivedOnlyWhereHalfGoesBack() throws {
        let story = try Story.disputed()
        func offer(_ fen: Int64) -> OfferSettlement {
            OfferSettlement(dispute: 1, outcome: DisputeOutcome(refundMinor: fen, feeWaived: true), note: "")
        }
        story.refuses(offer(4_999), by: .seller, with: .feeStays)
        story.refuses(offer(10_000), by: .seller, with: .feeStays)
        var waived = story
        try waived.give(offer(5_000), by: .seller)
        #expect(waived.trade.openDispute?.openOffer?.money.fee == .yuan(0))
    }

    @Test func refusals() throws {
        var story = try Story.disputed()
        story.refuses(OfferSettlement.of(10_001), by: .seller, with: .refundOutOfRange(10_000))
        story.refuses(OfferSettlement.of(1, in: 2), by: .seller, with: .noSuchDispute)
        for _ in 1...60 { try story.give(OfferSettlement.of(1), by: .seller) }
        story.refuses(OfferSettlement.of(1), by: .seller, with: .tooManyOffers(max: 60))
    }
}

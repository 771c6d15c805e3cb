import Ledger
import Testing

@testable import Market

@Suite struct DeclineSettlementTests {
    @Test func nothingMoves() throws {
        var story = try Story.disputed()
        try story.give(OfferSettlement.of(4_000), by: .seller)
        var other = story
        try story.give(DeclineSettlement(dispute: 1, offer: 1, reason: "太少"), by: .buyer)
        #expect(story.trade.openDispute?.offers.map(\.status) == [.declined])
        #expect(story.trade.deadlines.map(\.kind) == [.disputeAnswer])
        try other.give(DeclineSettlement(dispute: 1, offer: 1, reason: ""), by: .seller)
        #expect(other.trade.openDispute?.offers.map(\.status) == [.withdrawn])
        story.refuses(DeclineSettlement(dispute: 1, offer: 1, reason: ""), by: .buyer, with: .noSuchOffer)
        #expect(story.held == 10_000)
    }
}

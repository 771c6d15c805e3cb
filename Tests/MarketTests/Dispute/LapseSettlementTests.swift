import Ledger
import Testing

@testable import Market

@Suite struct LapseSettlementTests {
    @Test func silenceExecutesNothing() throws {
        var story = try Story.disputed()
        try story.toNegotiation(openedBy: .buyer)
        try story.give(OfferSettlement.of(4_000), by: .seller)
        story.refuses(LapseSettlement(), by: .clock, with: .notDue)
        try story.wait(for: .settlement)
        try story.give(LapseSettlement(), by: .clock)
        #expect(story.trade.openDispute?.offers.map(\.status) == [.lapsed])
        #expect(story.held == 10_000)
        story.refuses(LapseSettlement(), by: .clock, with: .notDue)
    }
}

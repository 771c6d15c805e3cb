import Ledger
import Testing

@testable import Market

@Suite struct DeclineRemedyTests {
    @Test func itIsOffTheTableAndTheRequestStays() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(10))), by: .seller)
        story.refuses(DeclineRemedy(number: 1, proposal: 2), by: .buyer, with: .noSuchProposal)
        story.refuses(
            DeclineRemedy(number: 1, proposal: 1, reason: String(repeating: "长", count: 501)), by: .buyer,
            with: .wordsLength(max: 500))
        #expect(story.trade.deadline(.acceptance) == nil)
        try story.give(DeclineRemedy(number: 1, proposal: 1, reason: "太少"), by: .buyer)
        #expect(story.trade.requests[0].isOpen && story.trade.requests[0].awaited == .buyer)
        #expect(story.trade.deadline(.acceptance) != nil)
        #expect(story.held == 10_000)
    }
}

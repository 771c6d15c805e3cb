import Ledger
import Testing

@testable import Market

@Suite struct ProposeRemedyTests {
    @Test func counterProposalsTakeEachOthersPlace() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        story.refuses(
            ProposeRemedy(number: 1, remedy: .fullReturn), by: .buyer, with: .notInRequestPhase(.waiting))
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(10))), by: .seller)
        story.refuses(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller, with: .proposalOpen)
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(50))), by: .buyer)
        #expect(story.trade.requests[0].proposals.map(\.status) == [.superseded, .open])
        #expect(story.trade.requests[0].awaited == .seller)
        try story.give(DeclineRemedy(number: 1, proposal: 2), by: .buyer)
        #expect(story.trade.requests[0].proposals.map(\.status) == [.superseded, .withdrawn])
        try story.give(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller)
        try story.give(AcceptRemedy(number: 1, proposal: 3), by: .buyer)
        #expect(story.trade.requests[0].phase == .returnAgreed)
    }

    @Test func boundsAreKept() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        func refuses(_ remedy: Remedy, _ refusal: RequestRefusal) {
            story.refuses(ProposeRemedy(number: 1, remedy: remedy), by: .seller, with: refusal)
        }
        refuses(.partialRefund(.fen(0)), .amountOutOfRange(maxMinor: 10_000))
        refuses(.partialRefund(.fen(10_001)), .amountOutOfRange(maxMinor: 10_000))
        refuses(.repair(hours: 0), .remedyOutOfRange(min: 1, max: 2_160))
        refuses(.extraSupport(months: 37), .remedyOutOfRange(min: 1, max: 36))
        // A division of the hold is reckoned with what is held now.
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(30))), by: .seller)
        try story.give(ProposeRefund.of(9_000), by: .seller)
        story.refuses(AcceptRemedy(number: 1, proposal: 1), by: .buyer, with: .talkOpen)
    }
}

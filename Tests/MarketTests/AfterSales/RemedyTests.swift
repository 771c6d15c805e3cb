import Ledger
import Testing

@testable import Market

@Suite struct RemedyTests {
    @Test func aPartOfTheMoneyGoesBackFromTheHold() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(30))), by: .seller)
        story.refuses(AcceptRemedy(number: 1, proposal: 1), by: .seller, with: .ownProposal)
        story.refuses(AcceptRemedy(number: 1, proposal: 2), by: .buyer, with: .noSuchProposal)
        try story.give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        #expect(story.held == 7_000 && story.refunding == 3_000)
        #expect(story.trade.phase == .delivered && story.trade.requests[0].outcome == .partlyRefunded)
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func aPartComesFromTheWalletAfterTheRelease() throws {
        var story = try Story.returnableAfterRelease()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .partialRefund(.yuan(30))), by: .seller)
        story.refuses(AcceptRemedy(number: 1, proposal: 1), by: .buyer, with: .moneyMoved)
        let split = RefundSplit(.yuan(30), freeMinor: 9_500, advanceMinor: 0)
        try story.give(AcceptRemedy(number: 1, proposal: 1, split: split), by: .buyer)
        #expect(story.split == [6_500, 500, 3_000])
    }

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

    @Test func unansweredItLapses() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .extraSupport(months: 3)), by: .seller)
        try story.wait(for: .remedyAnswer)
        story.refuses(AcceptRemedy(number: 1, proposal: 1), by: .buyer, with: .tooLate)
        story.refuses(DeclineRemedy(number: 1, proposal: 1), by: .buyer, with: .tooLate)
        try story.give(LapseRequest(.remedyAnswer), by: .clock)
        #expect(story.trade.requests[0].proposals.map(\.status) == [.lapsed])
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func longerSupportIsAdded() throws {
        var story = try Story.completed()
        try story.give(OpenRequest.repair, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .extraSupport(months: 3)), by: .seller)
        try story.give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        #expect(story.trade.supportMonths == 9)
        #expect(story.trade.requests[0].outcome == .supportExtended)
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

    @Test func moneyThatGoesBackOtherwiseEndsTheRequest() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(OpenRequest.question, by: .buyer)
        try story.give(GiveRefund.of(10_000), by: .seller)
        #expect(story.trade.requests.map(\.outcome) == [.refundedOtherwise, .refundedOtherwise])
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func acceptanceLeavesTheRequestOpen() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.takeIn()
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(story.trade.requests[0].isOpen && story.trade.requests[0].left == nil)
        try story.give(AnswerRequest.no, by: .seller)
        #expect(story.trade.deadline(.acceptance) == nil)
    }

    @Test func anOpenRequestIsAnObjectionAtTheEndOfTheHold() throws {
        var story = try Story.delivered(holding: 30)
        for _ in 0..<2 { try story.give(ExtendAcceptance(days: 10), by: .seller) }
        story.now = try #require(story.trade.deadline(.holdAlarm))
        try story.give(WarnHoldExpiry(), by: .clock)
        story.now = try #require(story.trade.deadline(.holdExpiry)).adding(.hours(-1))
        try story.give(OpenRequest.repair, by: .buyer)
        try story.wait(for: .holdExpiry)
        try story.give(EndHold(), by: .clock)
        guard case .holdEnded(let facts)? = story.events.last else { return #expect(Bool(false)) }
        #expect(facts.outcome == .unsettled && story.held == 10_000)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct AcceptRemedyTests {
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

    @Test func longerSupportIsAdded() throws {
        var story = try Story.completed()
        try story.give(OpenRequest.repair, by: .buyer)
        try story.give(ProposeRemedy(number: 1, remedy: .extraSupport(months: 3)), by: .seller)
        try story.give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        #expect(story.trade.supportMonths == 9)
        #expect(story.trade.requests[0].outcome == .supportExtended)
    }
}

import Testing

@testable import Market

@Suite struct AskTests {
    @Test func aRequestAsksForWhatItNeeds() throws {
        var story = try Story.delivered()
        try story.give(OpenRequest.repair, by: .buyer)
        #expect(story.trade.ask?.side == .seller && story.trade.ask?.kind == .answerRequest)
        #expect(story.trade.ask?.deadline?.at == story.trade.deadline(.requestAnswer))
        try story.give(AnswerRequest.no, by: .seller)
        #expect(story.trade.ask?.side == .buyer && story.trade.ask?.kind == .decideRequest && story.trade.ask?.deadline == nil)
        try story.give(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller)
        #expect(story.trade.ask?.side == .buyer && story.trade.ask?.kind == .answerRemedy)
        try story.give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        #expect(story.trade.ask?.side == .buyer && story.trade.ask?.kind == .signDeletion)
        #expect(story.trade.ask?.deadline?.kind == .deletion)
    }

    @Test func anAgreedRemedyIsTheSellersToKeep() throws {
        var story = try Story.completed()
        try story.promiseRepair()
        #expect(story.trade.ask == Ask(.seller, .keepRemedy, story.trade.deadlines.first { $0.kind == .remedyDue }))
    }

    @Test func aDisputeAsksTheOneWhoMustSpeak() throws {
        var story = try Story.delivered()
        try story.give(OpenDispute.wanting(5_000), by: .buyer)
        #expect(story.trade.ask?.side == .seller && story.trade.ask?.kind == .answerDispute)
        #expect(story.trade.ask?.deadline?.at == story.trade.deadline(.disputeAnswer))
        try story.give(OfferSettlement.of(2_000), by: .seller)
        #expect(story.trade.ask?.side == .buyer && story.trade.ask?.kind == .answerSettlement)
        #expect(story.trade.ask?.deadline?.kind == .settlement)
    }
}

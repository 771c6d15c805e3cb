import Testing

@testable import Market

@Suite struct AskTests {
    @Test func aRequestAsksForWhatItNeeds() throws {
        var story = try Story.delivered()
        try story.give(OpenRequest.repair, by: .buyer)
        #expect(story.trade.asks.first?.side == .seller && story.trade.asks.first?.kind == .answerRequest)
        #expect(story.trade.asks.first?.deadline?.at == story.trade.deadline(.requestAnswer))
        try story.give(AnswerRequest.no, by: .seller)
        #expect(
            story.trade.asks.first?.side == .buyer && story.trade.asks.first?.kind == .decideRequest
                && story.trade.asks.first?.deadline == nil)
        try story.give(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller)
        #expect(story.trade.asks.first?.side == .buyer && story.trade.asks.first?.kind == .answerRemedy)
        try story.give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        #expect(story.trade.asks.first?.side == .buyer && story.trade.asks.first?.kind == .signDeletion)
        #expect(story.trade.asks.first?.deadline?.kind == .deletion)
    }

    @Test func anAgreedRemedyIsTheSellersToKeep() throws {
        var story = try Story.completed()
        try story.promiseRepair()
        #expect(story.trade.asks == [Ask(.seller, .keepRemedy, story.trade.deadlines.first { $0.kind == .remedyDue })])
    }

    @Test func aDisputeAsksTheOneWhoMustSpeak() throws {
        var story = try Story.delivered()
        try story.give(OpenDispute.wanting(5_000), by: .buyer)
        #expect(story.trade.asks.first?.side == .seller && story.trade.asks.first?.kind == .answerDispute)
        #expect(story.trade.asks.first?.deadline?.at == story.trade.deadline(.disputeAnswer))
        try story.give(OfferSettlement.of(2_000), by: .seller)
        #expect(story.trade.asks.first?.side == .buyer && story.trade.asks.first?.kind == .answerSettlement)
        #expect(story.trade.asks.first?.deadline?.kind == .settlement)
    }

    @Test func eachMilestoneAsksItsOwn() throws {
        var story = try Story.split()
        #expect(story.trade.asks == [Ask(.buyer, .pay, story.trade.deadlines.first { $0.kind == .payment })])
        try story.payPart(1)
        try story.deliverPart(1)
        try story.payPart(2)
        let examining = Deadline(kind: .acceptance, at: try #require(story.trade.deadline(.acceptance, of: 1)), part: 1)
        let delivering = Deadline(kind: .delivery, at: try #require(story.trade.deadline(.delivery, of: 2)), part: 2)
        #expect(story.trade.asks == [Ask(.buyer, .examine, examining), Ask(.seller, .deliver, delivering)])
    }

    @Test func ofSeveralItAsksForWhatRunsOutFirst() throws {
        var story = try Story.split(.split([(60, 240, 3), (40, 48, 7)]))
        try story.payPart(1)
        try story.payPart(2)
        #expect(story.trade.asks.map(\.deadline?.part) == [2])
        try story.deliverPart(2)
        #expect(story.trade.asks.map(\.kind) == [.examine, .deliver])
        #expect(story.trade.asks.map(\.deadline?.part) == [2, 1])
    }

    @Test func theNextToPayIsAskedForUntilItsTimeIsOver() throws {
        let story = try Story.firstAccepted()
        #expect(story.trade.asks.map(\.kind) == [.pay])
        #expect(story.trade.asks.first?.deadline?.at == story.trade.deadline(.milestone))
    }
}

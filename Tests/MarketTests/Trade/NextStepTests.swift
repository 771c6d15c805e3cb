import Testing

@testable import Market

/// Who must act, where several milestones run and where both owe an answer.
@Suite struct NextStepTests {
    @Test func ofMilestonesEachThatRunsCounts() throws {
        var story = try Story.split()
        #expect(story.trade.needs == .buyer)
        try story.payPart(1)
        #expect(story.trade.needs == .seller)
        try story.deliverPart(1)
        #expect(story.trade.needs == .buyer)
        try story.payPart(2)
        #expect(story.trade.needs == .both, "the buyer examines the first, the seller makes the second")
        try story.deliverPart(2)
        #expect(story.trade.needs == .buyer)
        try story.give(RequestChange(reason: "改一处", part: 1), by: .buyer)
        #expect(story.trade.needs == .both, "the seller changes the first, the buyer examines the second")
        try story.acceptPart(2)
        #expect(story.trade.needs == .seller)
    }

    @Test func aTalkAboutOneLeavesTheOtherOpen() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.deliverPart(1)
        try story.payPart(2)
        try story.give(ProposeRefund(amountMinor: 1_000, reason: "少一页", part: 1), by: .buyer)
        #expect(story.trade.needs == .seller, "the seller answers about the first and makes the second")
        try story.deliverPart(2)
        #expect(story.trade.needs == .both)
        try story.give(ProposeRefund(amountMinor: 500, reason: "让一点", part: 2), by: .seller)
        #expect(story.trade.needs == .both, "each has a talk of the other's to answer")
        #expect(story.trade.asks.map(\.kind) == [.answerRefund, .answerRefund])
    }

    @Test func aRequestAboutOneLeavesTheOtherOpen() throws {
        var story = try Story.firstAccepted()
        #expect(story.trade.needs == .buyer)
        try story.give(OpenRequest.repair, by: .buyer)
        #expect(story.trade.needs == .both, "the seller answers about the first, and the second is to be paid")
        try story.payPart(2)
        #expect(story.trade.needs == .seller)
        try story.deliverPart(2)
        #expect(story.trade.needs == .both)
    }

    @Test func moreTimeIsAskedOfTheBuyerBesideTheDelivery() throws {
        var story = try Story.funded()
        try story.give(AskDeliveryTime.of(24), by: .seller)
        #expect(story.trade.needs == .both)
        let delivery = try #require(story.trade.deadlines.first { $0.kind == .delivery })
        #expect(story.trade.asks == [Ask(.buyer, .answerDeliveryTime, nil), Ask(.seller, .deliver, delivery)])
        try story.give(AnswerDeliveryTime(number: 1, isGranted: false), by: .buyer)
        #expect(story.trade.asks == [Ask(.seller, .deliver, delivery)])
        try story.give(AskDeliveryTime.of(24), by: .seller)
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(story.trade.asks.map(\.kind) == [.examine], "delivered, there is nothing left to ask time for")
    }

    @Test func anAmendmentWaitsForWhoeverHasNotConfirmedIt() throws {
        var story = try Story.agreed()
        try story.give(ProposeTerms.next(in: story.trade), by: .buyer)
        #expect(story.trade.needs == .both, "the seller answers it, the buyer pays")
        #expect(story.trade.asks.map(\.kind) == [.pay, .answerTerms])
        #expect(story.trade.asks.last?.deadline?.kind == .proposal)
        try story.give(DeclineTerms.newest(in: story.trade), by: .seller)
        #expect(story.trade.needs == .buyer)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        #expect(story.trade.needs == .buyer, "it answers the one and does the other")
        #expect(story.trade.asks.count == 1)
    }

    @Test func aMediatorsProposalWaitsForBoth() throws {
        var story = try Story.mediated()
        #expect(story.trade.needs == .nobody)
        try story.give(ProposeMediation.of(3_000), by: .mediator)
        #expect(story.trade.needs == .both)
        #expect(story.trade.asks.map(\.side) == [.buyer, .seller])
        #expect(Set(story.trade.asks.map(\.kind)) == [.answerMediation])
        try story.give(AnswerMediation(dispute: 1, isAccepted: true, note: ""), by: .seller)
        #expect(story.trade.needs == .buyer)
    }

    @Test func bothIncludesEither() {
        #expect(Side.allCases.allSatisfy(Trade.Needs.both.includes))
        #expect(!Side.allCases.contains(where: Trade.Needs.nobody.includes))
        #expect(Trade.Needs.buyer.includes(.buyer) && !Trade.Needs.buyer.includes(.seller))
    }
}

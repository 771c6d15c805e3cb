import Testing

@testable import Market

@Suite struct OpenDealTests {
    @Test func theSellersOfferLiesConfirmed() throws {
        var story = Story()
        let events = try story.give(OpenDeal.taken(), by: .buyer)
        #expect(events.map(\.kind) == ["enquiryOpened", "termsProposed", "termsConfirmed"])
        let trade = story.trade
        #expect(trade.phase == .negotiating)
        #expect(trade.confirmedBy == [.seller])
        #expect(trade.needs == .buyer)
        #expect(trade.opening?.deal?.offer == DealDrawnUp.offered().document)
        #expect(trade.openProposal?.by == .seller)
        #expect(trade.openProposal?.terms == .price(.yuan(90)))
        #expect(trade.deadline(.proposal) == Timestamp.opening.adding(.hours(72)))
    }

    @Test func theBuyerGoesOnLikeAnyOther() throws {
        var story = Story()
        try story.give(OpenDeal.taken(), by: .buyer)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        #expect(story.trade.phase == .agreed)
        var countering = Story()
        try countering.give(OpenDeal.taken(), by: .buyer)
        try countering.give(ProposeTerms.next(in: countering.trade, terms: .price(.yuan(80))), by: .buyer)
        #expect(countering.trade.openProposal?.number == 2)
    }

    @Test func nobodyDealsWithThemselvesOrInAnothersName() {
        Story().refuses(OpenDeal.taken(by: .seller), by: .seller, with: .ownListing)
        Story().refuses(OpenDeal.taken(by: .buyer), by: .stranger, with: .step(.notYourStep(.openDeal)))
    }

    @Test func aTradeIsOpenedOnce() throws {
        var story = Story()
        try story.give(OpenDeal.taken(), by: .buyer)
        story.refuses(OpenDeal.taken(), by: .buyer, with: .step(.notYourStep(.openDeal)))
        story.refuses(OpenDeal.taken(by: .stranger), by: .stranger, with: .step(.noSuchTrade))
    }

    @Test func clausesThatLeadAwayAreWarnedOf() throws {
        var story = Story()
        let events = try story.give(OpenDeal.taken(clauses: ["尾款微信转我"]), by: .buyer)
        guard case .offPlatformWarned(let facts)? = events.last else {
            Issue.record("no warning")
            return
        }
        #expect(facts.by == .seller)
    }
}

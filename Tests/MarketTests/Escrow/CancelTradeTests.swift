import Testing

@testable import Market

@Suite struct CancelTradeTests {
    @Test(arguments: [Side.buyer, .seller]) func beforePaymentEitherMayStepBack(_ side: Side) throws {
        var story = try Story.agreed()
        let events = try story.give(CancelTrade.please, by: .party(side))
        #expect(events == [.tradeCancelled(TradeCancelled(by: side, isPaid: false, reason: Sealed("不需要了")))])
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.agreement == nil)
        #expect(story.trade.deadlines.isEmpty)
        #expect(story.trade.cancelledBy == side)
    }

    @Test func moneyThatComesAfterwardsGoesBack() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(CancelTrade.please, by: .seller)
        try story.give(RecordPayment.of(1), by: .bank)
        #expect(story.trade.phase == .enquiry)
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func theSellerMayStepBackWhileNothingIsDelivered() throws {
        var story = try Story.funded()
        try story.give(CancelTrade.please, by: .seller)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.openRefunds.map(\.reason) == [.cancelled])
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func theBuyerMayOnceTheSellerIsLate() throws {
        var story = try Story.funded()
        let promised = story.now.adding(.hours(48))
        story.wait(Span(ms: promised.ms - story.now.ms - 1))
        story.refuses(CancelTrade.please, by: .buyer, with: .sellerNotLate(until: promised))
        story.wait(Span(ms: 1))
        try story.give(CancelTrade.please, by: .buyer)
        #expect(story.trade.phase == .refunded)
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func whatTheBuyerGrantedMovesThePromise() throws {
        var story = try Story.funded()
        try story.give(AskDeliveryTime.of(24), by: .seller)
        try story.give(AnswerDeliveryTime(number: 1, isGranted: true), by: .buyer)
        let promised = story.now.adding(.hours(72))
        story.wait(.hours(71))
        story.refuses(CancelTrade.please, by: .buyer, with: .sellerNotLate(until: promised))
        story.wait(.hours(1))
        try story.give(CancelTrade.please, by: .buyer)
    }

    @Test func notOnceDeliveredAndNotWithoutAReason() throws {
        try Story.delivered().refuses(CancelTrade.please, by: .seller, with: .step(.notInPhase(.cancelTrade, .delivered)))
        let story = try Story.funded()
        story.refuses(CancelTrade(reason: " \n"), by: .seller, with: .reasonLength)
        story.refuses(CancelTrade(reason: String(repeating: "长", count: 501)), by: .seller, with: .reasonLength)
    }

    @Test func aReasonThatLeadsElsewhereIsWarnedOf() throws {
        var story = try Story.funded()
        let events = try story.give(CancelTrade(reason: "加我微信 lin_code88，转账便宜"), by: .seller)
        #expect(events.map(\.kind) == ["tradeCancelled", "offPlatformWarned", "refundOrdered"])
    }
}

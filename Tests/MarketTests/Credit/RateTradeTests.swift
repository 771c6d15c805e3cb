import Testing

@testable import Market

@Suite struct RateTradeTests {
    @Test(arguments: zip(Side.allCases, [MemberID.seller, .buyer])) func eachRatesTheOther(side: Side, rated: MemberID)
        throws
    {
        var story = try Story.completed()
        let events = try story.give(RateTrade(score: .bad, text: ""), by: .party(side))
        #expect(events == [.tradeRated(TradeRated(by: side, rated: rated, score: .bad, text: Sealed("")))])
        #expect(!story.trade.areRatingsRevealed)
    }

    @Test func theSecondRatingRevealsBoth() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .seller)
        let events = try story.give(RateTrade.good, by: .buyer)
        #expect(events.last == .ratingsRevealed(RatingsRevealed()))
        #expect(story.trade.areRatingsRevealed)
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func aLateRatingIsVisibleAtOnceAndRevealsNothingTwice() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .seller)
        try story.wait(for: .ratings)
        try story.give(RevealRatings(), by: .clock)
        #expect(try story.give(RateTrade.good, by: .buyer).count == 1)
    }

    @Test func once() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .buyer)
        story.refuses(RateTrade.good, by: .buyer, with: .alreadyRated)
    }

    @Test func notAfterFifteenDays() throws {
        var story = try Story.completed()
        story.wait(.days(15))
        story.refuses(RateTrade.good, by: .buyer, with: .tooLate)
        story.now = Timestamp(ms: story.now.ms - 1)
        try story.give(RateTrade.good, by: .buyer)
    }

    @Test func aTextHasALength() throws {
        let long = RateTrade(score: .good, text: String(repeating: "好", count: 501))
        try Story.completed().refuses(long, by: .buyer, with: .tooLong)
    }

    @Test func notBeforeTheEndAndNotByOthers() throws {
        try Story.signed().refuses(RateTrade.good, by: .buyer, with: .step(.notInPhase(.rateTrade, .delivered)))
        try Story.refunded().refuses(RateTrade.good, by: .buyer, with: .step(.notInPhase(.rateTrade, .refunded)))
        try Story.completed().refuses(RateTrade.good, by: .stranger, with: .step(.noSuchTrade))
        try Story.completed().refuses(RateTrade.good, by: .mediator, with: .step(.notYourStep(.rateTrade)))
    }

    @Test func pointsAreThoseOfTheRules() {
        #expect(Score.allCases.map(\.points) == [1, 0, -1])
    }
}

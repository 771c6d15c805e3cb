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
        try Story.completed().refuses(RateTrade.good, by: .stranger, with: .step(.noSuchTrade))
        try Story.completed().refuses(RateTrade.good, by: .mediator, with: .step(.notYourStep(.rateTrade)))
    }

    @Test func aRefundedTradeCanBeRatedToo() throws {
        var story = try Story.refunded()
        try story.give(RateTrade.bad, by: .buyer)
        try story.wait(for: .ratings)
        try story.give(RevealRatings(), by: .clock)
        #expect(story.trade.areRatingsRevealed)
        story.wait(.days(8))
        story.refuses(RateTrade.good, by: .seller, with: .tooLate)
    }

    @Test func partsGoFromOneToFive() throws {
        var story = try Story.completed()
        for wrong in [0, 6] {
            let rating = RateTrade(score: .good, parts: RatingParts(inTime: wrong), text: "")
            story.refuses(rating, by: .buyer, with: .partOutOfRange)
        }
        try story.give(RateTrade(score: .good, parts: RatingParts(described: 1, inTime: 5), text: ""), by: .buyer)
        #expect(story.trade.ratings[.buyer]?.given?.parts == RatingParts(described: 1, inTime: 5))
    }

    @Test func pointsAreThoseOfTheRules() {
        #expect(Score.allCases.map(\.points) == [1, 0, -1])
    }
}

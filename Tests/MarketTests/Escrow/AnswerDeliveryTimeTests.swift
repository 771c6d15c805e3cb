import Testing

@testable import Market

@Suite struct AnswerDeliveryTimeTests {
    @Test func grantedBothClocksMove() throws {
        var story = try Story.funded()
        let (paid, refund) = (story.now, try #require(story.trade.deadline(.delivery)))
        try story.give(AskDeliveryTime.of(24), by: .seller)
        let events = try story.give(AnswerDeliveryTime(number: 1, isGranted: true), by: .buyer)
        #expect(
            events == [
                .deliveryTimeAnswered(
                    DeliveryTimeAnswered(number: 1, hours: 24, deliverUntil: refund.adding(.hours(24))))
            ])
        #expect(story.trade.deadline(.delivery) == refund.adding(.hours(24)))
        #expect(story.trade.deliverBy == paid.adding(.hours(72)))
    }

    @Test func notGrantedNothingMoves() throws {
        var story = try Story.funded()
        let before = story.trade.deadlines
        try story.give(AskDeliveryTime.of(24), by: .seller)
        try story.give(AnswerDeliveryTime(number: 1, isGranted: false), by: .buyer)
        #expect(story.trade.deadlines == before)
        #expect(story.trade.openAsk == nil)
    }

    @Test func refusals() throws {
        var story = try Story.funded()
        let yes = AnswerDeliveryTime(number: 1, isGranted: true)
        story.refuses(yes, by: .buyer, with: .noSuchAsk)
        try story.give(AskDeliveryTime.of(24), by: .seller)
        story.refuses(yes, by: .seller, with: .step(.notYourStep(.answerDeliveryTime)))
        story.refuses(AnswerDeliveryTime(number: 2, isGranted: true), by: .buyer, with: .noSuchAsk)
        try story.wait(for: .delivery)
        story.refuses(yes, by: .buyer, with: .tooLate)
    }
}

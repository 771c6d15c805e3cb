import Testing

@testable import Market

@Suite struct AskDeliveryTimeTests {
    @Test func askingChangesNothingYet() throws {
        var story = try Story.funded()
        let before = story.trade.deadlines
        let events = try story.give(AskDeliveryTime.of(24), by: .seller)
        #expect(events == [.deliveryTimeAsked(DeliveryTimeAsked(number: 1, hours: 24, reason: Sealed("接口还没有批下来")))])
        #expect(story.trade.deadlines == before)
        #expect(story.trade.openAsk == DeliveryAsk(number: 1, hours: 24))
    }

    @Test func deliveredTheQuestionIsOver() throws {
        var story = try Story.funded()
        try story.give(AskDeliveryTime.of(24), by: .seller)
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(story.trade.openAsk == nil)
    }

    @Test func refusals() throws {
        var story = try Story.funded()
        for hours in [0, -1, 2_161] { story.refuses(AskDeliveryTime.of(hours), by: .seller, with: .hoursOutOfRange) }
        story.refuses(AskDeliveryTime(hours: 1, reason: ""), by: .seller, with: .reasonLength)
        story.refuses(AskDeliveryTime.of(), by: .buyer, with: .step(.notYourStep(.askDeliveryTime)))
        try story.give(AskDeliveryTime.of(), by: .seller)
        story.refuses(AskDeliveryTime.of(), by: .seller, with: .alreadyAsked(max: 10))
        try story.give(AnswerDeliveryTime(number: 1, isGranted: false), by: .buyer)
        try story.wait(for: .delivery)
        story.refuses(AskDeliveryTime.of(), by: .seller, with: .tooLate)
        // 4 days to deliver, 7 to examine, and 29 of 30 days of the hold: 18 days are left.
        var held = try Story.funded(holding: 30)
        held.refuses(AskDeliveryTime.of(18 * 24 + 1), by: .seller, with: .outlastsHold)
        try held.give(AskDeliveryTime.of(18 * 24), by: .seller)
    }
}

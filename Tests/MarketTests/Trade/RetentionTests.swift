import Testing

@testable import Market

@Suite struct RetentionTests {
    @Test func aCompletedTradeIsKeptThreeYearsFromItsCompletion() throws {
        var story = try Story.completed()
        let completed = story.now
        story.wait(.days(3))
        try story.give(PostMessage(text: "售后问题"), by: .buyer)
        #expect(story.trade.retention == .until(completed.adding(.days(1_096)), .contract))
        #expect(!story.trade.retention.isOver(at: completed.adding(.days(1_095))))
        #expect(story.trade.retention.isOver(at: completed.adding(.days(1_096))))
    }

    @Test func anEnquiryThatCameToNothingIsKeptSixMonthsFromTheLastWord() throws {
        var story = try Story.enquiry()
        story.wait(.days(2))
        try story.give(PostMessage(text: "在吗"), by: .buyer)
        #expect(story.trade.retention == .until(story.now.adding(.days(184)), .enquiry))
    }

    @Test func anAgreementThatFellIsAContractStill() throws {
        var story = try Story.agreed()
        #expect(story.trade.retention == .running)
        try story.lapsePayment()
        #expect(story.trade.retention == .until(story.now.adding(.days(1_096)), .contract))
    }

    @Test func whileMoneyIsOnItsWayNoTermBegins() throws {
        var story = try Story.refunded()
        #expect(story.trade.retention == .running)
        try story.give(RecordRefund(refund: story.trade.openRefunds[0].refund), by: .bank)
        #expect(story.trade.retention == .until(story.now.adding(.days(1_096)), .contract))
        #expect(try Story.negotiating().trade.retention == .running)
        #expect(try Story.delivered().trade.retention == .running)
    }
}

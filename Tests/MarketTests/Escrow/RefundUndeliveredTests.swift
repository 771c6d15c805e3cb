import Ledger
import Testing

@testable import Market

@Suite struct RefundUndeliveredTests {
    @Test func afterTwiceThePromisedTimeTheBuyerGetsTheMoneyBack() throws {
        var story = try Story.funded()
        story.wait(.hours(96))
        let events = try story.give(RefundUndelivered(), by: .clock)
        let ordered = RefundOrdered(
            refund: "\(PaymentID.number(1))-r1", payment: .number(1), gateway: "sandbox", transaction: "T1",
            amount: .yuan(100), reason: .notDelivered)
        #expect(events == [.refundOrdered(ordered)])
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.trade.openRefunds == [ordered])
        #expect(story.held == 0)
        #expect(story.refunding == 10_000)
    }

    @Test func itIsTheHoldThatGoesBackAndNotADoubledPayment() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(StartPayment.attempt(2), by: .buyer)
        try story.give(RecordPayment.of(1), by: .bank)
        try story.give(RecordPayment.of(2), by: .bank)
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        #expect(story.trade.openRefunds.map(\.transaction) == ["T2", "T1"])
        #expect(story.refunding == 20_000)
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.funded()
        try story.wait(for: .delivery)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(RefundUndelivered(), by: .clock, with: .notDue)
    }

    @Test func notOnceDeliveredAndNotByAParty() throws {
        try Story.delivered().refuses(
            RefundUndelivered(), by: .clock, with: .step(.notInPhase(.refundUndelivered, .delivered)))
        var story = try Story.funded()
        try story.wait(for: .delivery)
        story.refuses(RefundUndelivered(), by: .buyer, with: .step(.notYourStep(.refundUndelivered)))
        story.refuses(RefundUndelivered(), by: .mediator, with: .step(.notYourStep(.refundUndelivered)))
    }
}

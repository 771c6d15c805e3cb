import Ledger
import Testing

@testable import Market

@Suite struct RecordRefundTests {
    let refund = "\(PaymentID.number(1))-r1"

    @Test func theMoneyLeavesTheGateway() throws {
        var story = try Story.refunded()
        let events = try story.give(RecordRefund(refund: refund), by: .bank)
        #expect(events == [.refundMade(RefundMade(refund: refund, gateway: "sandbox", amount: .yuan(100)))])
        #expect(story.trade.openRefunds.isEmpty)
        #expect(story.refunding == 0)
        #expect(story.balance(.gateway("sandbox")) == 0)
    }

    @Test func itIsRecordedOnce() throws {
        var story = try Story.refunded()
        try story.give(RecordRefund(refund: refund), by: .bank)
        try story.hasDone(RecordRefund(refund: refund), by: .bank)
    }

    @Test func aRefundThatNobodyOrderedIsNoticed() throws {
        try Story.refunded().refuses(RecordRefund(refund: "other"), by: .bank, with: .unknownRefund)
        try Story.funded().refuses(RecordRefund(refund: refund), by: .bank, with: .unknownRefund)
    }

    @Test func onlyTheGatewayThatWasToldToPaysIt() throws {
        let story = try Story.refunded()
        story.refuses(RecordRefund(refund: refund), by: .gateway("other"), with: .step(.notYourStep(.recordRefund)))
        story.refuses(RecordRefund(refund: refund), by: .seller, with: .step(.notYourStep(.recordRefund)))
    }

    @Test func everyRefundHasItsOwnNumber() throws {
        var story = try Story.funded()
        try story.give(RecordPayment.of(1, transaction: "b"), by: .bank)
        try story.give(RecordRefund(refund: refund), by: .bank)
        try story.give(RecordPayment.of(1, transaction: "c"), by: .bank)
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        #expect(story.trade.openRefunds.map(\.refund) == [2, 3].map { "\(PaymentID.number(1))-r\($0)" })
    }
}

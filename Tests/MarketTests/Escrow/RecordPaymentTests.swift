import Ledger
import Testing

@testable import Market

@Suite struct RecordPaymentTests {
    /// Agreed, attempt 1 started.
    func started() throws -> Story {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        return story
    }

    func refund(
        _ number: String, _ attempt: UInt64, _ transaction: String, gateway: String = "sandbox"
    ) -> RefundOrdered {
        RefundOrdered(
            refund: number, payment: .number(attempt), gateway: gateway, transaction: transaction, amount: .yuan(100),
            reason: .unexpectedPayment)
    }

    func received(_ attempt: UInt64, _ transaction: String, until: Timestamp?) -> TradeEvent {
        .paymentReceived(
            PaymentReceived(
                payment: .number(attempt), gateway: "sandbox", transaction: transaction, amount: .yuan(100),
                deliverUntil: until))
    }

    @Test func theMoneyIsHeldAndTheSellerHasTwiceThePromisedTime() throws {
        var story = try started()
        let events = try story.give(RecordPayment.of(1), by: .bank)
        let until = story.now.adding(.hours(96))
        #expect(events == [received(1, "T1", until: until)])
        #expect(story.trade.phase == .funded)
        #expect(story.trade.deadlines == [Deadline(kind: .delivery, at: until)])
        #expect(story.held == 10_000)
        #expect(story.balance(.gateway("sandbox")) == -10_000)
    }

    @Test func aNotificationThatComesTwiceChangesNothingMore() throws {
        var story = try Story.funded()
        try story.hasDone(RecordPayment.of(1), by: .bank)
        try story.give(DeliverFiles.files(), by: .seller)
        try story.hasDone(RecordPayment.of(1), by: .bank)
    }

    @Test func aSecondPaymentIsOrderedBackAndTheHoldStays() throws {
        var story = try started()
        try story.give(StartPayment.attempt(2), by: .buyer)
        try story.give(RecordPayment.of(1), by: .bank)
        let events = try story.give(RecordPayment.of(2), by: .bank)
        let ordered = refund("\(PaymentID.number(2))-r1", 2, "T2")
        #expect(events == [received(2, "T2", until: nil), .refundOrdered(ordered)])
        #expect(story.trade.phase == .funded)
        #expect(story.trade.openRefunds == [ordered])
        #expect(story.held == 10_000)
        #expect(story.refunding == 10_000)
        try story.hasDone(RecordPayment.of(2), by: .bank)
    }

    @Test func aSecondTransactionOfTheSamePaymentIsOrderedBack() throws {
        var story = try Story.funded()
        let events = try story.give(RecordPayment.of(1, transaction: "T1b"), by: .bank)
        #expect(events.last == .refundOrdered(refund("\(PaymentID.number(1))-r1", 1, "T1b")))
        #expect(story.trade.hold?.transaction == "T1")
    }

    @Test func moneyForALapsedAgreementIsOrderedBack() throws {
        var story = try started()
        try story.lapsePayment()
        try story.give(RecordPayment.of(1), by: .bank)
        #expect(story.trade.phase == .enquiry)
        #expect(story.held == 0)
        #expect(story.refunding == 10_000)
    }

    @Test func moneyForALapsedAgreementDoesNotPayForALaterOneAtTheSamePrice() throws {
        var story = try started()
        try story.lapsePayment()
        try story.agree()
        try story.give(RecordPayment.of(1), by: .bank)
        #expect(story.trade.phase == .agreed)
        #expect(story.held == 0)
        try story.pay(attempt: 2)
        #expect(story.trade.phase == .funded)
        #expect(story.trade.hold?.payment == .number(2))
    }

    @Test func moneyCountsAsLongAsTheLapseHasNotBeenEntered() throws {
        var story = try started()
        try story.wait(for: .payment)
        try story.give(RecordPayment.of(1), by: .bank)
        #expect(story.trade.phase == .funded)
        story.refuses(LapsePayment(), by: .clock, with: .step(.notInPhase(.lapsePayment, .funded)))
    }

    @Test(arguments: [Int64(1), 9_999, 10_001, .max, 0, -1]) func anotherAmountIsNotTaken(fen: Int64) throws {
        try started().refuses(
            RecordPayment.of(1, amount: .fen(fen)), by: .bank,
            with: .otherAmount(expected: .yuan(100), received: .fen(fen))
        )
    }

    @Test func aPaymentThatWasNotStartedIsNotTaken() throws {
        try started().refuses(RecordPayment.of(2), by: .bank, with: .unknownPayment)
        try started().refuses(
            RecordPayment.of(1, gateway: "other"), by: .gateway("other"), with: .unknownPayment)
    }

    @Test func oneSumOfMoneyDoesNotPayTwice() throws {
        var story = try started()
        try story.give(StartPayment.attempt(2), by: .buyer)
        try story.give(RecordPayment.of(1, transaction: "T"), by: .bank)
        story.refuses(RecordPayment.of(2, transaction: "T"), by: .bank, with: .otherPayment)
    }

    @Test func numbersOfTwoGatewaysAreTwoNumbers() throws {
        var story = try started()
        try story.give(StartPayment.attempt(2, gateway: "other"), by: .buyer)
        try story.give(RecordPayment.of(1, transaction: "T"), by: .bank)
        let events = try story.give(RecordPayment.of(2, transaction: "T", gateway: "other"), by: .gateway("other"))
        #expect(events.last == .refundOrdered(refund("\(PaymentID.number(2))-r1", 2, "T", gateway: "other")))
    }

    @Test func aGatewaySpeaksForItselfOnly() throws {
        let story = try started()
        story.refuses(RecordPayment.of(1), by: .gateway("other"), with: .step(.notYourStep(.recordPayment)))
        story.refuses(RecordPayment.of(1), by: .buyer, with: .step(.notYourStep(.recordPayment)))
        story.refuses(RecordPayment.of(1), by: .mediator, with: .step(.notYourStep(.recordPayment)))
        Story().refuses(RecordPayment.of(1), by: .bank, with: .step(.noSuchTrade))
    }
}

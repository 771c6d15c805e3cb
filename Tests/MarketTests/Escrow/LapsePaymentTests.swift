import Testing

@testable import Market

@Suite struct LapsePaymentTests {
    @Test func theAgreementFallsAndTheTalkCanGoOn() throws {
        var story = try Story.agreed()
        try story.wait(for: .payment)
        let events = try story.give(LapsePayment(), by: .clock)
        #expect(events == [.paymentLapsed(PaymentLapsed(agreement: 1))])
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.agreement == nil)
        #expect(story.trade.proposals.map(\.status) == [.lapsed])
        #expect(story.trade.deadlines.isEmpty)
        try story.agree()
        #expect(story.trade.agreement?.number == 2)
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.agreed()
        try story.wait(for: .payment)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(LapsePayment(), by: .clock, with: .notDue)
    }

    @Test func notOncePaidAndNotByAParty() throws {
        var story = try Story.agreed()
        try story.wait(for: .payment)
        story.refuses(LapsePayment(), by: .seller, with: .step(.notYourStep(.lapsePayment)))
        try Story.funded().refuses(LapsePayment(), by: .clock, with: .step(.notInPhase(.lapsePayment, .funded)))
    }
}

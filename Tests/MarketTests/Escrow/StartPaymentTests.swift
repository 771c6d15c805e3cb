import Ledger
import Testing

@testable import Market

@Suite struct StartPaymentTests {
    @Test func thePriceAndTheDocumentAreThoseAgreed() throws {
        var story = try Story.agreed()
        let events = try story.give(StartPayment.attempt(1), by: .buyer)
        #expect(
            events == [
                .paymentStarted(
                    PaymentStarted(
                        payment: .number(1), gateway: "sandbox", amount: .yuan(100), agreement: .proposal(1),
                        until: story.now.adding(.minutes(30))))
            ])
        #expect(story.trade.phase == .agreed)
        #expect(story.held == 0)
    }

    @Test func theSameAttemptIsStartedOnce() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.hasDone(StartPayment.attempt(1), by: .buyer)
        story.refuses(StartPayment.attempt(1, gateway: "other"), by: .buyer, with: .paymentExists)
    }

    @Test func anAttemptIsNotCarriedOverToOtherTerms() throws {
        var story = try Story.agreed()
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.lapsePayment()
        try story.agree()
        story.refuses(StartPayment.attempt(1), by: .buyer, with: .paymentExists)
    }

    @Test func notWhenTheTimeToPayHasRunOut() throws {
        var story = try Story.agreed()
        try story.wait(for: .payment)
        story.refuses(StartPayment.attempt(1), by: .buyer, with: .tooLate)
    }

    @Test func attemptsHaveALimit() throws {
        var story = try Story.agreed()
        for number in 1...UInt64(StartPayment.attemptsMax) { try story.give(StartPayment.attempt(number), by: .buyer) }
        story.refuses(StartPayment.attempt(101), by: .buyer, with: .tooManyAttempts)
    }

    @Test func onlyTheBuyerPaysAndOnlyWhatIsAgreed() throws {
        try Story.agreed().refuses(StartPayment.attempt(1), by: .seller, with: .step(.notYourStep(.startPayment)))
        try Story.negotiating().refuses(
            StartPayment.attempt(1), by: .buyer, with: .step(.notInPhase(.startPayment, .negotiating)))
        try Story.funded().refuses(
            StartPayment.attempt(2), by: .buyer, with: .step(.notInPhase(.startPayment, .funded)))
    }
}

import Testing

@testable import Market

@Suite struct RevealSecretTests {
    private func delivered() throws -> Story {
        var story = try Story.funded(returnCondition: .keyNotRevealed)
        try story.give(DeliverSecret.key(), by: .seller)
        return story
    }

    @Test func theRecordTellsWhenTheBuyerHadIt() throws {
        var story = try delivered()
        story.refuses(SignReceipt.forAll, by: .buyer, with: .notRevealed)
        let events = try story.give(RevealSecret.of(1), by: .buyer)
        #expect(events == [.secretRevealed(SecretRevealed(round: 1, client: Sealed("203.0.113.7 curl")))])
        #expect(!story.trade.holdsReturnCondition)
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
    }

    @Test func onceIsEnough() throws {
        var story = try delivered()
        try story.give(RevealSecret.of(1), by: .buyer)
        try story.hasDone(RevealSecret.of(1), by: .buyer)
    }

    @Test func whereThereIsNoneThereIsNothingToReveal() throws {
        try delivered().refuses(RevealSecret.of(2), by: .buyer, with: .noSecret)
        try Story.delivered().refuses(RevealSecret.of(1), by: .buyer, with: .noSecret)
    }

    @Test func itIsTheBuyersAlone() throws {
        try delivered().refuses(RevealSecret.of(1), by: .seller, with: .step(.notYourStep(.revealSecret)))
        try Story.refunded().refuses(RevealSecret.of(1), by: .buyer, with: .step(.notInPhase(.revealSecret, .refunded)))
    }
}

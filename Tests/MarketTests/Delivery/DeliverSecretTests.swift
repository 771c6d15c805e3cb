import Testing

@testable import Market

@Suite struct DeliverSecretTests {
    @Test func theEntryHoldsACommitmentAndTheBuyerExamines() throws {
        var story = try Story.funded(returnCondition: .keyNotRevealed)
        let events = try story.give(DeliverSecret.key(), by: .seller)
        #expect(
            events == [
                .secretDelivered(
                    SecretDelivered(
                        round: 1, document: .number(4_001), manifest: .manifest, acceptUntil: story.now.adding(.days(7)),
                        note: Sealed("一机一码")))
            ])
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.round?.method == .secret)
        #expect(story.trade.holdsReturnCondition)
        #expect(!story.trade.hasArrived)
    }

    @Test(arguments: [0, -1, 8_001]) func aSecretHasALength(characters: Int) throws {
        try Story.funded(by: .secret).refuses(
            DeliverSecret.key(characters: characters), by: .seller, with: .secretLength(charactersMax: 8_000))
    }

    @Test func aNoteHasALength() throws {
        try Story.funded(by: .secret).refuses(
            DeliverSecret.key(note: String(repeating: "长", count: 4_001)), by: .seller, with: .noteTooLong)
    }

    @Test func inTimeByTheSellerAndOnce() throws {
        var late = try Story.funded(by: .secret)
        try late.wait(for: .delivery)
        late.refuses(DeliverSecret.key(), by: .seller, with: .tooLate)
        try Story.funded(by: .secret).refuses(DeliverSecret.key(), by: .buyer, with: .step(.notYourStep(.deliverSecret)))
        try Story.delivered().refuses(
            DeliverSecret.key(), by: .seller, with: .step(.notInPhase(.deliverSecret, .delivered)))
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct ConfirmPayoutByHandTests {
    private func ordered() throws -> WalletStory {
        var story = try WalletStory.ready()
        try story.give(story.order(1, .yuan(300), provider: .hand), by: .seller)
        return story
    }

    private func confirm(_ reference: String = "B-20270115-7") -> ConfirmPayoutByHand {
        ConfirmPayoutByHand(owner: .seller, payout: .number(1), reference: reference)
    }

    @Test func twoPersonsSayTheSame() throws {
        var story = try ordered()
        try story.give(confirm(), by: .mediator)
        #expect(story.underway == 30_000)
        story.refuses(confirm(), by: .mediator, with: .samePerson)
        story.refuses(confirm("other"), by: .staff(WalletStory.second), with: .otherReference)
        try story.give(confirm(), by: .staff(WalletStory.second))
        #expect(story.underway == 0 && story.outside == -70_000)
        story.refuses(confirm(), by: .staff(.number(6)), with: .payoutOver)
    }

    @Test func declinedUntilSomebodyHasPaid() throws {
        let decline = ReviewPayout(owner: .seller, payout: .number(1), verdict: .decline(reason: "账户已销户"))
        var story = try ordered()
        try story.give(decline, by: .mediator)
        #expect(story.balance == 100_000)
        var noted = try ordered()
        try noted.give(confirm(), by: .mediator)
        noted.refuses(decline, by: .mediator, with: .notInReview)
    }

    @Test func whoAndWhatMayNot() throws {
        let story = try ordered()
        story.refuses(confirm(), by: .seller, with: .notStaff)
        story.refuses(confirm(), by: .staff(.seller), with: .ownPayout)
        story.refuses(confirm("a b"), by: .mediator, with: .referenceMalformed)
        story.refuses(
            ConfirmPayoutByHand(owner: .seller, payout: .number(2), reference: "x"), by: .mediator, with: .unknownPayout)
        // A provider speaks for itself, until it was asked in vain three times.
        var provided = try WalletStory.ready()
        try provided.give(provided.order(1, .yuan(300)), by: .seller)
        func entered(_ attempts: Int) -> ConfirmPayoutByHand {
            ConfirmPayoutByHand(owner: .seller, payout: .number(1), reference: "T-7", attempts: attempts)
        }
        provided.refuses(entered(2), by: .mediator, with: .providerIsAsked)
        try provided.give(entered(3), by: .mediator)
        try provided.give(entered(3), by: .staff(WalletStory.second))
        #expect(provided.underway == 0 && provided.outside == -70_000)
        // No answer of a program ends what people make.
        story.refuses(
            RecordPayout(payout: .number(1), answer: .made(.yuan(300))), by: .gateway("hand"), with: .otherProvider)
    }
}

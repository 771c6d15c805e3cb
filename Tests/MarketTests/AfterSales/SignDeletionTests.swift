import Ledger
import Testing

@testable import Market

/// A return is carried out whole, by the buyer's signature, or not at all.
@Suite struct SignDeletionTests {
    @Test func fromTheHoldEverythingGoesBackAtOnce() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(AnswerRequest.yes, by: .seller)
        #expect(story.held == 10_000, "nothing moves before the signature")
        #expect(story.trade.lockerClosing == .returnAgreed)
        #expect(story.trade.needs == .buyer)
        let events = try story.give(SignDeletion.all(in: story.trade), by: .buyer)
        #expect(events.map(\.kind) == ["deletionSigned", "refundOrdered"])
        #expect(story.trade.phase == .refunded && story.held == 0 && story.refunding == 10_000)
        #expect(story.trade.lockerClosing == .licenceEnded)
        #expect(story.trade.requests[0].outcome == .returned)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        story.refuses(SignDeletion.all(in: story.trade), by: .buyer, with: .step(.notInPhase(.signDeletion, .refunded)))
    }

    @Test func afterTheReleaseItComesFromTheSellersWallet() throws {
        var story = try Story.returnableAfterRelease(by: .secret)
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(AnswerRequest.yes, by: .seller)
        story.refuses(RevealSecret.of(1), by: .buyer, with: .lockerClosed(.returnAgreed))
        var wrong = SignDeletion.all(in: story.trade)
        wrong = SignDeletion(number: 1, rounds: 1, document: wrong.document, signing: .password, split: nil)
        story.refuses(wrong, by: .buyer, with: .moneyMoved)
        let events = try story.give(SignDeletion.all(in: story.trade), by: .buyer)
        #expect(events.map(\.kind) == ["deletionSigned", "releaseReturned", "refundOrdered"])
        #expect(story.split == [0, 500, 9_500])
        #expect(story.trade.owedBack.map(\.leftMinor) == [500], "what the wallet has not, the seller owes")
        #expect(story.trade.phase == .completed)
        story.refuses(RevealSecret.of(1), by: .buyer, with: .lockerClosed(.licenceEnded))
        story.refuses(OpenRequest.question, by: .buyer, with: .hindered(.licenceEnded))
    }

    @Test func whatWasPromisedWithoutAReasonNeedsNoConsent() throws {
        for refuses in [false, true] {
            var story = try Story.delivered()
            try story.give(OpenRequest.noReason, by: .buyer)
            if refuses { try story.give(AnswerRequest.no, by: .seller) }
            #expect(story.trade.deadline(.acceptance) == nil)
            try story.wait(for: .promisedReturn)
            try story.give(LapseRequest(.promisedReturn), by: .clock)
            #expect(story.trade.requests[0].phase == .returnAgreed)
            try story.give(SignDeletion.all(in: story.trade), by: .buyer)
            #expect(story.refunding == 10_000)
        }
    }

    @Test func butNotOnceItsConditionHasFailed() throws {
        var story = try Story.delivered()
        try story.give(OpenRequest.noReason, by: .buyer)
        try story.download()
        try story.wait(for: .promisedReturn)
        try story.give(LapseRequest(.promisedReturn), by: .clock)
        #expect(story.trade.requests[0].outcome == .conditionFailed)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
        #expect(story.held == 10_000)
    }

    @Test func unsignedItComesToNothing() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(AnswerRequest.yes, by: .seller)
        #expect(story.trade.deadline(.deletion) == story.now.adding(.hours(72)))
        try story.wait(for: .deletion)
        story.refuses(SignDeletion.all(in: story.trade), by: .buyer, with: .tooLate)
        try story.give(LapseRequest(.deletion), by: .clock)
        #expect(story.trade.requests[0].outcome == .notReturned)
        #expect(story.trade.lockerClosing == nil && story.held == 10_000)
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func aHighPriceIsSignedWithAKey() throws {
        var story = try Story.enquiry()
        var terms = Terms.returning()
        terms.price = .yuan(2_000)
        try story.give(ProposeTerms.next(in: story.trade, terms: terms, signing: .passkey(.key(1))), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade, signing: .passkey(.key(2))), by: .buyer)
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(RecordPayment.of(1, amount: .yuan(2_000)), by: .bank)
        try story.give(DeliverFiles.files(), by: .seller)
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(AnswerRequest.yes, by: .seller)
        story.refuses(SignDeletion.all(in: story.trade), by: .buyer, with: .passkeyNeeded(aboveMinor: 100_000))
        let other = SignDeletion(number: 1, rounds: 0, document: .number(1), signing: .passkey(.key(2)))
        story.refuses(other, by: .buyer, with: .otherStatement)
        try story.give(
            SignDeletion(number: 1, rounds: 1, document: .number(1), signing: .passkey(.key(2))), by: .buyer)
        #expect(story.refunding == 200_000)
    }
}

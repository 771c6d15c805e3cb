import Testing

@testable import Market

@Suite struct SignReceiptTests {
    @Test func allOfItArrived() throws {
        var story = try Story.downloaded()
        let events = try story.give(SignReceipt.forAll, by: .buyer)
        #expect(events == [.receiptSigned(ReceiptSigned(manifest: .manifest, method: .password))])
        #expect(story.trade.isReceiptSigned)
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func itIsSignedOnce() throws {
        try Story.signed().hasDone(SignReceipt.forAll, by: .buyer)
    }

    @Test func anotherListIsNotSigned() throws {
        try Story.downloaded().refuses(SignReceipt(manifest: .number(9), signing: .password), by: .buyer, with: .otherManifest)
        try Story.signed().refuses(SignReceipt(manifest: .number(9), signing: .password), by: .buyer, with: .otherManifest)
    }

    @Test func notBeforeEveryFileIsDownloaded() throws {
        var story = try Story.delivered()
        story.refuses(SignReceipt.forAll, by: .buyer, with: .notDownloaded)
        try story.give(RecordDownload.whole(.source), by: .buyer)
        story.refuses(SignReceipt.forAll, by: .buyer, with: .notDownloaded)
    }

    @Test func theSellerDoesNotSignForTheBuyer() throws {
        try Story.downloaded().refuses(SignReceipt.forAll, by: .seller, with: .step(.notYourStep(.signReceipt)))
        try Story.completed().refuses(
            SignReceipt.forAll, by: .buyer, with: .step(.notInPhase(.signReceipt, .completed)))
    }

    @Test func aboveTheLimitAKeySigns() throws {
        var story = try Story.enquiry()
        try story.give(
            ProposeTerms.next(in: story.trade, terms: .price(.yuan(1_001)), signing: .passkey(.key(2))), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade, signing: .passkey(.key(1))), by: .buyer)
        try story.give(StartPayment.attempt(1), by: .buyer)
        try story.give(RecordPayment.of(1, amount: .yuan(1_001)), by: .bank)
        try story.give(DeliverFiles.files(), by: .seller)
        try story.download()
        story.refuses(SignReceipt.forAll, by: .buyer, with: .passkeyNeeded(aboveMinor: 100_000))
        let events = try story.give(SignReceipt(manifest: .manifest, signing: .passkey(.key(1))), by: .buyer)
        #expect(
            events == [.receiptSigned(ReceiptSigned(manifest: .manifest, method: .passkey, passkey: .key(1)))])
    }
}

import Testing

@testable import Market

@Suite struct SignReceiptTests {
    @Test func allOfItArrived() throws {
        var story = try Story.downloaded()
        let events = try story.give(SignReceipt.forAll, by: .buyer)
        #expect(events == [.receiptSigned(ReceiptSigned(manifest: .manifest))])
        #expect(story.trade.isReceiptSigned)
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.deadline(.acceptance) != nil)
    }

    @Test func itIsSignedOnce() throws {
        try Story.signed().hasDone(SignReceipt.forAll, by: .buyer)
    }

    @Test func anotherListIsNotSigned() throws {
        try Story.downloaded().refuses(SignReceipt(manifest: .number(9)), by: .buyer, with: .otherManifest)
        try Story.signed().refuses(SignReceipt(manifest: .number(9)), by: .buyer, with: .otherManifest)
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
}

import Testing

@testable import Market

@Suite struct DeliverFilesTests {
    @Test func theFilesAreInTheLockerAndTheBuyerExamines() throws {
        var story = try Story.funded()
        let events = try story.give(DeliverFiles.files(), by: .seller)
        #expect(
            events == [
                .filesDelivered(
                    FilesDelivered(
                        artefacts: [.source, .manual], manifest: .manifest, acceptUntil: story.now.adding(.days(7)),
                        names: Sealed(["第1个文件.zip", "第2个文件.zip"]), note: Sealed("请查收")))
            ])
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(7)))])
        #expect(story.held == 10_000)
    }

    @Test func nothingIsNoDelivery() throws {
        let story = try Story.funded()
        story.refuses(DeliverFiles.files([]), by: .seller, with: .nothingToDeliver)
        story.refuses(DeliverFiles.files([.source], names: []), by: .seller, with: .nothingToDeliver)
    }

    @Test func filesHaveALimit() throws {
        var story = try Story.funded()
        let files = (1...21).map { Artefact(sha256: .number($0), bytes: 1) }
        story.refuses(DeliverFiles.files(files), by: .seller, with: .tooManyFiles)
        try story.give(DeliverFiles.files(Array(files.prefix(20))), by: .seller)
    }

    @Test func oneFileIsDeliveredOnce() throws {
        try Story.funded().refuses(DeliverFiles.files([.source, .source]), by: .seller, with: .sameFileTwice)
    }

    @Test func aNoteHasALength() throws {
        let long = String(repeating: "长", count: PostMessage.charactersMax + 1)
        try Story.funded().refuses(DeliverFiles.files(note: long), by: .seller, with: .noteTooLong)
    }

    @Test func notFromTheMomentAtWhichTheBuyerIsRefundedEvenBeforeThatIsEntered() throws {
        var story = try Story.funded()
        try story.wait(for: .delivery)
        story.refuses(DeliverFiles.files(), by: .seller, with: .tooLate)
        story.now = Timestamp(ms: story.now.ms - 1)
        try story.give(DeliverFiles.files(), by: .seller)
    }

    @Test func onlyTheSellerDeliversAndOnlyWhatIsPaid() throws {
        try Story.funded().refuses(DeliverFiles.files(), by: .buyer, with: .step(.notYourStep(.deliverFiles)))
        try Story.agreed().refuses(DeliverFiles.files(), by: .seller, with: .step(.notInPhase(.deliverFiles, .agreed)))
        try Story.delivered().refuses(
            DeliverFiles.files(), by: .seller, with: .step(.notInPhase(.deliverFiles, .delivered)))
    }

    @Test func whatTheBuyerAskedForIsASecondDeliveryWithAReceiptOfItsOwn() throws {
        var story = try Story.signed()
        try story.give(RequestChange.please, by: .buyer)
        story.wait(.hours(5))
        let better = Artefact(sha256: .number(3_003), bytes: 7)
        try story.give(
            DeliverFiles(artefacts: [.source, better], names: ["a", "b"], note: "", manifest: .number(2_001)), by: .seller)
        #expect(story.trade.rounds.map(\.number) == [1, 2])
        #expect(story.trade.delivery?.round == 2)
        #expect(story.trade.openChange == nil)
        #expect(!story.trade.isReceiptSigned)
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(7)))])
        // What was downloaded once need not be downloaded again; what is new must.
        story.refuses(SignReceipt(manifest: .manifest, signing: .password), by: .buyer, with: .otherManifest)
        story.refuses(SignReceipt(manifest: .number(2_001), signing: .password), by: .buyer, with: .notDownloaded)
        try story.give(RecordDownload.whole(better), by: .buyer)
        try story.give(SignReceipt(manifest: .number(2_001), signing: .password), by: .buyer)
        // The first delivery can still be fetched.
        try story.give(RecordDownload.whole(.manual), by: .buyer)
    }

    @Test func anotherWayThanTheAgreedOneIsNoDelivery() throws {
        try Story.funded(returnCondition: .keyNotRevealed).refuses(
            DeliverFiles.files(), by: .seller, with: .handover(.otherMethod(.secret)))
    }

    @Test func notWhileAMailIsOnItsWay() throws {
        var story = try Story.funded(by: .email)
        try story.give(DeliverByMail.of(), by: .seller)
        story.refuses(DeliverByMail.of(), by: .seller, with: .mailUnderway)
    }
}

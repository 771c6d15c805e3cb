import Testing

@testable import Market

@Suite struct RecordDownloadTests {
    func part(_ firstByte: Int64, _ bytes: Int64, of file: Artefact = .source) -> RecordDownload {
        RecordDownload(artefact: file.sha256, firstByte: firstByte, bytesSent: bytes, client: "c")
    }

    @Test func theWholeFileWentOut() throws {
        var story = try Story.delivered()
        let events = try story.give(part(0, 1_000), by: .buyer)
        #expect(
            events == [
                .artefactDownloaded(
                    ArtefactDownloaded(
                        artefact: Artefact.source.sha256, firstByte: 0, bytesSent: 1_000, isComplete: true,
                        client: Sealed("c"), coveredBytes: 1_000))
            ])
        #expect(story.trade.downloaded == [Artefact.source.sha256])
    }

    @Test(arguments: [(0, 999), (1, 999), (1_000, 0), (0, 0)] as [(Int64, Int64)])
    func aPartIsRecordedAsAPart(first: Int64, bytes: Int64) throws {
        var story = try Story.delivered()
        let events = try story.give(part(first, bytes), by: .buyer)
        guard case .artefactDownloaded(let facts) = events.first else { return #expect(Bool(false)) }
        #expect(!facts.isComplete)
        #expect(story.trade.downloaded.isEmpty)
    }

    @Test func piecesThatTogetherCoverTheFileAreAWholeDownload() throws {
        var story = try Story.delivered()
        try story.give(part(600, 400), by: .buyer)
        try story.give(part(0, 500), by: .buyer)
        #expect(story.trade.downloaded.isEmpty)
        #expect(story.trade.covered[Artefact.source.sha256]?.bytes == 900)
        let events = try story.give(part(450, 200), by: .buyer)
        guard case .artefactDownloaded(let facts) = events.first else { return #expect(Bool(false)) }
        #expect(!facts.isComplete)
        #expect(facts.coveredBytes == 1_000)
        #expect(story.trade.downloaded == [Artefact.source.sha256])
    }

    @Test func theBuyerFetchesAgainAfterTheEnd() throws {
        var story = try Story.completed()
        #expect(try story.give(part(0, 1_000), by: .buyer).count == 1)
        #expect(story.trade.phase == .completed)
    }

    @Test func aFileThatIsNoPartOfTheDelivery() throws {
        let other = Artefact(sha256: .number(9), bytes: 1)
        try Story.delivered().refuses(part(0, 1, of: other), by: .buyer, with: .notDelivered)
    }

    @Test(arguments: [(-1, 1), (0, -1), (0, 1_001), (1_001, 0), (1, 1_000), (.max, .max)] as [(Int64, Int64)])
    func bytesThatTheFileDoesNotHave(first: Int64, bytes: Int64) throws {
        try Story.delivered().refuses(part(first, bytes), by: .buyer, with: .impossibleRange)
    }

    @Test func onlyTheBuyersDownloadsCount() throws {
        try Story.delivered().refuses(part(0, 1_000), by: .seller, with: .step(.notYourStep(.recordDownload)))
        try Story.funded().refuses(part(0, 1_000), by: .buyer, with: .step(.notInPhase(.recordDownload, .funded)))
    }
}

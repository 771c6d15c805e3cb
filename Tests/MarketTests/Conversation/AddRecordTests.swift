import Testing

@testable import Market

@Suite struct AddRecordTests {
    @Test(arguments: Side.allCases) func whoAddedItStandsWithIt(side: Side) throws {
        var story = try Story.funded()
        let events = try story.give(AddRecord.export(), by: .party(side))
        #expect(
            events == [
                .recordAdded(
                    RecordAdded(
                        by: side, stage: .funded, kind: .weChat, file: .notes, signature: nil, name: Sealed("聊天记录.txt"),
                        note: Sealed("九月三日的聊天"), mail: Sealed(nil)))
            ])
        #expect(story.trade.reading(of: side.other).unread.count == 1)
    }

    @Test func theSameBytesAreAddedOnce() throws {
        var story = try Story.enquiry()
        try story.give(AddRecord.export(), by: .buyer)
        story.refuses(AddRecord.export(note: ""), by: .seller, with: .recordExists)
    }

    @Test func thereAreLimits() throws {
        var story = try Story.enquiry()
        let longest = String(repeating: "序", count: AddRecord.noteCharactersMax)
        story.refuses(AddRecord.export(note: longest + "序"), by: .buyer, with: .noteTooLong)
        let large = SentFile(original: Artefact(sha256: .number(1), bytes: SentFile.bytesMax + 1))
        story.refuses(AddRecord.export(large), by: .buyer, with: .fileTooLarge)
        for number in 0..<AddRecord.recordsMax {
            let file = SentFile(original: Artefact(sha256: .number(10_000 + number), bytes: 1))
            try story.give(AddRecord.export(file, note: longest), by: .buyer)
        }
        story.refuses(AddRecord.export(), by: .buyer, with: .tooManyRecords)
    }
}

import Testing

@testable import Market

@Suite struct PostMessageTests {
    @Test(arguments: Side.allCases) func whatIsSaidStandsWithItsStage(side: Side) throws {
        var story = try Story.funded()
        let events = try story.give(PostMessage(text: "你好"), by: .party(side))
        #expect(events == [.messagePosted(MessagePosted(by: side, stage: .funded, text: Sealed("你好")))])
        #expect(story.trade.lastMessageBy == side)
        #expect(story.trade.phase == .funded)
    }

    @Test(arguments: ["", " \n\t", "\u{3000}"]) func nothingIsNoMessage(text: String) throws {
        try Story.enquiry().refuses(PostMessage(text: text), by: .buyer, with: .empty)
    }

    @Test func theLongestMessageIsTakenAndNoLonger() throws {
        var story = try Story.enquiry()
        let longest = String(repeating: "序", count: PostMessage.charactersMax)
        story.refuses(PostMessage(text: longest + "序"), by: .buyer, with: .tooLong)
        try story.give(PostMessage(text: longest), by: .buyer)
    }

    @Test func aLetterWithAThousandAccentsIsNotShort() throws {
        let letter = "a" + String(repeating: "\u{301}", count: PostMessage.charactersMax)
        try Story.enquiry().refuses(PostMessage(text: letter), by: .buyer, with: .tooLong)
    }

    @Test func filesGoWithAMessageAndMayBeAllOfIt() throws {
        var story = try Story.enquiry()
        let command = PostMessage(text: "", files: [.notes, .picture], names: ["笔记.txt", "截图.png"])
        let events = try story.give(command, by: .seller)
        #expect(
            events == [
                .messagePosted(
                    MessagePosted(
                        by: .seller, stage: .enquiry, text: Sealed(""), files: [.notes, .picture],
                        names: ["笔记.txt", "截图.png"]))
            ])
        #expect(story.trade.reading(of: .buyer).unread == [1])
    }

    @Test func thereAreLimitsOnFiles() throws {
        let story = try Story.enquiry()
        func message(_ files: [SentFile]) -> PostMessage {
            PostMessage(text: "", files: files, names: files.map { _ in "a" })
        }
        func file(_ number: Int, bytes: Int64 = 1) -> SentFile {
            SentFile(original: Artefact(sha256: .number(number), bytes: bytes))
        }
        story.refuses(message((1...PostMessage.filesMax + 1).map { file($0) }), by: .buyer, with: .tooManyFiles)
        story.refuses(message([.notes, .notes]), by: .buyer, with: .sameFileTwice)
        story.refuses(message([file(1, bytes: SentFile.bytesMax + 1)]), by: .buyer, with: .fileTooLarge)
        story.refuses(
            PostMessage(text: "a", files: [.notes], names: []), by: .buyer, with: .step(.notYourStep(.postMessage)))
        var after = story
        try after.give(message((1...PostMessage.filesMax).map { file($0, bytes: SentFile.bytesMax) }), by: .buyer)
    }

    @Test func outsidersAndStaffDoNotWriteHere() throws {
        let story = try Story.enquiry()
        story.refuses(PostMessage(text: "?"), by: .stranger, with: .step(.noSuchTrade))
        story.refuses(PostMessage(text: "?"), by: .mediator, with: .step(.notYourStep(.postMessage)))
    }
}

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

    @Test func outsidersAndStaffDoNotWriteHere() throws {
        let story = try Story.enquiry()
        story.refuses(PostMessage(text: "?"), by: .stranger, with: .step(.noSuchTrade))
        story.refuses(PostMessage(text: "?"), by: .mediator, with: .step(.notYourStep(.postMessage)))
    }
}

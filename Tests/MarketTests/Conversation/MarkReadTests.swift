import Testing

@testable import Market

@Suite struct MarkReadTests {
    private func story() throws -> Story {
        var story = try Story.enquiry()
        for text in ["一", "二", "三"] { try story.give(PostMessage(text: text), by: .seller) }
        return story
    }

    @Test func whatWasShownIsNoLongerUnread() throws {
        var story = try story()
        #expect(story.trade.reading(of: .buyer).unread == [1, 2, 3])
        #expect(story.trade.reading(of: .seller).unread == [])
        let events = try story.give(MarkRead(from: 1, upTo: 2), by: .buyer)
        #expect(events == [.messagesRead(MessagesRead(by: .buyer, upTo: 2))])
        #expect(story.trade.reading(of: .buyer).unread == [3])
        #expect(story.trade.reading(of: .buyer).readUpTo == 2)
        try story.hasDone(MarkRead(from: 0, upTo: 2), by: .buyer)
    }

    @Test func aRunOfMessagesIsOneMark() throws {
        var story = try story()
        try story.give(MarkRead(from: 0, upTo: 3), by: .buyer)
        // Entry 4 is the mark itself; to have shown it is nothing new.
        try story.hasDone(MarkRead(from: 0, upTo: 4), by: .buyer)
        #expect(story.trade.reading(of: .buyer).unread == [])
    }

    @Test func theEndAloneDoesNotMakeTheRestRead() throws {
        try story().hasDone(MarkRead(from: 2, upTo: 3), by: .buyer)
    }

    @Test func whatIsNotThereWasNotShown() throws {
        try story().refuses(MarkRead(from: 0, upTo: 4), by: .buyer, with: .noSuchEntries)
    }

    @Test func recordsFromElsewhereAreReadLikeMessages() throws {
        var story = try Story.enquiry()
        try story.give(AddRecord.export(), by: .buyer)
        #expect(story.trade.reading(of: .seller).unread == [1])
        try story.give(MarkRead(from: 0, upTo: 1), by: .seller)
        #expect(story.trade.reading(of: .seller).unread == [])
    }
}

import Testing

@testable import Market

@Suite struct MarkReceivedTests {
    /// The seller has written twice, as entries 1 and 2.
    private func story() throws -> Story {
        var story = try Story.enquiry()
        try story.give(PostMessage(text: "一"), by: .seller)
        try story.give(PostMessage(text: "二"), by: .seller)
        return story
    }

    @Test func whatWasHandedOverIsNotedOnce() throws {
        var story = try story()
        let events = try story.give(MarkReceived(from: 0, upTo: 2), by: .buyer)
        #expect(events == [.messagesReceived(MessagesReceived(by: .buyer, upTo: 2))])
        #expect(story.trade.reading(of: .buyer).receivedUpTo == 2)
        #expect(story.trade.reading(of: .buyer).unread == [1, 2], "received is not read")
        try story.hasDone(MarkReceived(from: 0, upTo: 3), by: .buyer)
    }

    @Test func onesOwnWordsAreNothingToReceive() throws {
        try story().hasDone(MarkReceived(from: 0, upTo: 2), by: .seller)
    }

    @Test func nothingIsNotedOverAGap() throws {
        var story = try story()
        try story.hasDone(MarkReceived(from: 2, upTo: 2), by: .buyer)
        try story.give(MarkReceived(from: 1, upTo: 1), by: .buyer)
        try story.give(MarkReceived(from: 2, upTo: 3), by: .buyer)
        #expect(story.trade.reading(of: .buyer).receivedUpTo == 3)
    }

    @Test(arguments: [(0, 3), (-1, 2), (2, 1), (0, .max)] as [(Int64, Int64)])
    func thereAreNoSuchEntries(from: Int64, upTo: Int64) throws {
        try story().refuses(MarkReceived(from: from, upTo: upTo), by: .buyer, with: .noSuchEntries)
    }

    @Test func aMarkIsNoNews() throws {
        var story = try story()
        let updated = story.trade.updatedAt
        story.wait(.days(1))
        try story.give(MarkReceived(from: 0, upTo: 2), by: .buyer)
        #expect(story.trade.updatedAt == updated)
        #expect(story.trade.lastMessageBy == .seller)
    }
}

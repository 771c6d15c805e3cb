import Testing

@testable import Market

@Suite struct WithdrawMessageTests {
    private func story() throws -> Story {
        var story = try Story.enquiry()
        try story.give(PostMessage(text: "便宜五十"), by: .seller)
        return story
    }

    @Test func itIsMarkedAndStays() throws {
        var story = try story()
        let events = try story.give(WithdrawMessage(message: .first(by: .seller)), by: .seller)
        #expect(events == [.messageWithdrawn(MessageWithdrawn(by: .seller, message: 1, entry: .number(70)))])
        #expect(story.trade.withdrawnMessages == [1])
        #expect(story.trade.reading(of: .buyer).unread == [1], "it is still to be read")
        try story.hasDone(WithdrawMessage(message: .first(by: .seller)), by: .seller)
    }

    @Test func onlyItsWriterWithdrawsIt() throws {
        try story().refuses(WithdrawMessage(message: .first(by: .seller)), by: .buyer, with: .notYourMessage)
    }
}

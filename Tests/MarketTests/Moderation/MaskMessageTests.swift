import Testing

@testable import Market

@Suite struct MaskMessageTests {
    private static let again = MaskMessage(.first(by: .seller), as: .number(80), isMasked: false)

    private func story() throws -> Story {
        var story = try Story.enquiry()
        try story.give(PostMessage(text: "滚"), by: .seller)
        return story
    }

    @Test func itIsMaskedAndTouchesNothingElse() throws {
        var story = try story()
        let before = story.trade
        let events = try story.give(MaskMessage.first, by: .mediator)
        let facts = MessageMasked(message: 1, entry: .number(70), complaint: .number(80), isMasked: true)
        #expect(events == [.messageMasked(facts)])
        #expect(story.trade.maskedMessages == [1: .number(80)])
        #expect(story.trade.updatedAt == before.updatedAt && story.trade.phase == before.phase)
        #expect(story.trade.reading(of: .buyer).unread == before.reading(of: .buyer).unread)
        try story.hasDone(MaskMessage.first, by: .mediator)
    }

    @Test func anAppealShowsItAgain() throws {
        var story = try story()
        try story.hasDone(Self.again, by: .mediator)
        try story.give(MaskMessage.first, by: .mediator)
        // Another complaint's decision stands by itself.
        try story.hasDone(MaskMessage(.first(by: .seller), as: .number(81), isMasked: false), by: .mediator)
        try story.give(Self.again, by: .mediator)
        #expect(story.trade.maskedMessages.isEmpty)
    }

    @Test func onlyStaffMasks() throws {
        for actor in [Actor.buyer, .seller, .clock] {
            try story().refuses(MaskMessage.first, by: actor, with: .notYourStep(.maskMessage))
        }
    }
}

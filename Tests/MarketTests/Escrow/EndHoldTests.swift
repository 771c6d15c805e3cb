import Testing

@testable import Market

@Suite struct EndHoldTests {
    private func due(_ story: Story) throws -> Story {
        var story = story
        try story.prepareHold(for: .endHold, by: .clock)
        return story
    }

    @Test func nothingDeliveredItGoesBack() throws {
        var story = try due(try Story.funded(holding: 30))
        let events = try story.give(EndHold(), by: .clock)
        #expect(events.map(\.kind) == ["holdEnded", "refundOrdered"])
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func deliveredAndTheBuyerSilentItIsAccepted() throws {
        var story = try due(try Story.delivered(holding: 30))
        let events = try story.give(EndHold(), by: .clock)
        #expect(events.map(\.kind) == ["holdEnded", "holdReleased"])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [9_500, 500, 0])
    }

    /// Delivered, and two days before the hold's end the buyer objects.
    private func objecting(_ command: some TradeCommand) throws -> Story {
        var story = try Story.delivered(holding: 30)
        try story.give(ExtendAcceptance(days: 22), by: .seller)
        story.wait(.days(28))
        try story.give(WarnHoldExpiry(), by: .clock)
        try story.give(command, by: .buyer)
        try story.wait(for: .holdExpiry)
        return story
    }

    @Test func whereTheBuyerObjectsNoMoneyMovesByTimeAlone() throws {
        for story in [try objecting(ProposeRefund.of(5_000)), try objecting(RequestChange.please)] {
            var story = story
            let until = try #require(story.trade.hold?.holdUntil)
            let events = try story.give(EndHold(), by: .clock)
            #expect(events == [.holdEnded(HoldEnded(outcome: .unsettled, until: until))])
            #expect(story.held == 10_000)
            #expect(story.trade.deadline(.holdExpiry) == until)
        }
    }

    @Test func settledInTheLastDayItIsSettled() throws {
        var story = try objecting(ProposeRefund.of(5_000))
        try story.give(EndHold(), by: .clock)
        try story.give(AcceptRefund(number: 1), by: .seller)
        #expect(story.split == [4_750, 250, 5_000])
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func whatTheGatewayDoesAtItsOwnEndIsEntered() throws {
        var story = try objecting(RequestChange.please)
        try story.give(EndHold(), by: .clock)
        try story.wait(for: .holdExpiry)
        let events = try story.give(EndHold(), by: .clock)
        guard case .holdEnded(let facts)? = events.first else { throw Wrong() }
        #expect(facts.outcome == .lapsed)
        #expect(story.trade.phase == .completed)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [9_500, 500, 0])
    }

    @Test func notAMillisecondEarly() throws {
        var story = try due(try Story.delivered(holding: 30))
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(EndHold(), by: .clock, with: .notDue)
    }

    private struct Wrong: Error {}
}

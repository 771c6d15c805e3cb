import Testing

@testable import Market

@Suite struct LapseRefundTests {
    @Test func silenceExecutesNothingAndTheClockGoesOn() throws {
        var story = try Story.delivered()
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        try story.wait(for: .refundTalk)
        let events = try story.give(LapseRefund(), by: .clock)
        #expect(events == [.refundLapsed(RefundLapsed(number: 1, acceptUntil: story.now.adding(.days(7))))])
        #expect(story.held == 10_000)
        #expect(story.trade.phase == .delivered)
        #expect(story.trade.deadlines.map(\.kind) == [.acceptance])
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.delivered()
        story.refuses(LapseRefund(), by: .clock, with: .notDue)
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        try story.wait(for: .refundTalk)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(LapseRefund(), by: .clock, with: .notDue)
    }
}

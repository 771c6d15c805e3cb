import Testing

@testable import Market

@Suite struct DeclineRefundTests {
    @Test func declinedTheClockGoesOnWithWhatWasLeft() throws {
        var story = try Story.delivered()
        story.wait(.days(2))
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        story.wait(.hours(10))
        let events = try story.give(DeclineRefund(number: 1, reason: "都在交付里"), by: .seller)
        #expect(
            events == [
                .refundDeclined(
                    RefundDeclined(
                        number: 1, by: .seller, isWithdrawn: false, acceptUntil: story.now.adding(.days(5)),
                        reason: Sealed("都在交付里")))
            ])
        #expect(story.trade.deadlines == [Deadline(kind: .acceptance, at: story.now.adding(.days(5)))])
        #expect(story.held == 10_000)
    }

    @Test func oneTakesOnesOwnBackAndHasADayAtLeast() throws {
        var story = try Story.delivered()
        story.wait(Span(ms: Span.days(7).ms - 1))
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        try story.give(DeclineRefund(number: 1, reason: ""), by: .buyer)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(1)))
        guard case .refundDeclined(let facts)? = story.events.last else { throw Wrong() }
        #expect(facts.isWithdrawn)
    }

    @Test func refusals() throws {
        var story = try Story.delivered()
        story.refuses(DeclineRefund(number: 1, reason: ""), by: .seller, with: .noSuchTalk)
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        story.refuses(
            DeclineRefund(number: 1, reason: String(repeating: "长", count: 501)), by: .seller, with: .reasonTooLong)
        try story.wait(for: .refundTalk)
        story.refuses(DeclineRefund(number: 1, reason: ""), by: .seller, with: .tooLate)
    }

    private struct Wrong: Error {}
}

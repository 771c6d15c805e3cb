import Testing

@testable import Market

@Suite struct TimestampTests {
    @Test func spansAreCountedInMilliseconds() {
        #expect(Span.minutes(1).ms == 60_000)
        #expect(Span.hours(1) == .minutes(60))
        #expect(Span.days(1) == .hours(24))
        #expect(Timestamp(ms: 5).adding(Span(ms: 7)) == Timestamp(ms: 12))
        #expect(Timestamp(ms: 5) < Timestamp(ms: 6))
    }

    @Test func whatOverflowsEndsAtTheEndOfTime() {
        #expect(Span.days(.max).ms == .max)
        #expect(Span.hours(.min).ms == .min)
        #expect(Timestamp.opening.adding(.days(.max)).ms == .max)
        #expect(Timestamp(ms: -10).adding(.days(.min)).ms == .min)
    }
}

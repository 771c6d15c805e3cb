import Testing

@testable import Market

@Suite struct RemindDeadlineTests {
    private func deadline(_ kind: DeadlineKind, of story: Story) throws -> Deadline {
        try #require(story.trade.deadlines.first { $0.kind == kind })
    }

    @Test func atHalfTimeAndADayBefore() throws {
        var story = try Story.delivered()
        let begin = story.now
        let deadline = try deadline(.acceptance, of: story)
        #expect(story.trade.nextReminder(of: deadline) == Reminder(step: .halfTime, at: begin.adding(.hours(84))))
        story.wait(.hours(84))
        let updated = story.trade.updatedAt
        let said = try story.give(RemindDeadline(of: deadline), by: .clock)
        #expect(
            said == [
                .deadlineReminded(
                    DeadlineReminded(deadline: .acceptance, until: deadline.at, reminder: .halfTime, told: [.buyer]))
            ])
        #expect(story.trade.updatedAt == updated)
        #expect(story.trade.deadlines == [deadline])
        #expect(story.trade.nextReminder(of: deadline) == Reminder(step: .dayBefore, at: begin.adding(.days(6))))
        story.refuses(RemindDeadline(of: deadline), by: .clock, with: .notDue)
        story.now = begin.adding(.days(6))
        try story.give(RemindDeadline(of: deadline), by: .clock)
        #expect(story.trade.nextReminder(of: deadline) == nil)
        story.refuses(RemindDeadline(of: deadline), by: .clock, with: .notDue)
    }

    @Test func notAMillisecondEarlyAndNotWhenItHasRunOut() throws {
        var story = try Story.delivered()
        let deadline = try deadline(.acceptance, of: story)
        let half = try #require(story.trade.nextReminder(of: deadline))
        story.now = Timestamp(ms: half.at.ms - 1)
        story.refuses(RemindDeadline(of: deadline), by: .clock, with: .notDue)
        story.now = deadline.at
        story.refuses(RemindDeadline(of: deadline), by: .clock, with: .notDue)
    }

    @Test func whatWasMissedIsSaidOnce() throws {
        var story = try Story.delivered()
        let deadline = try deadline(.acceptance, of: story)
        story.wait(.hours(150))
        let said = try story.give(RemindDeadline(of: deadline), by: .clock)
        guard case .deadlineReminded(let facts)? = said.first else { return #expect(Bool(false), "nothing was said") }
        #expect(facts.reminder == .dayBefore)
        #expect(story.trade.nextReminder(of: deadline) == nil)
    }

    @Test func aShortTermHasNone() throws {
        let story = try Story.agreed()
        let payment = try deadline(.payment, of: story)
        #expect(story.trade.nextReminder(of: payment) == nil)
        let begin = Timestamp(ms: 0)
        #expect(ReminderStep.halfTime.moment(from: begin, to: begin.adding(Span(ms: 6 * 3_600_000 - 1))) == nil)
        #expect(ReminderStep.halfTime.moment(from: begin, to: begin.adding(.hours(6))) == begin.adding(.hours(3)))
        #expect(ReminderStep.dayBefore.moment(from: begin, to: begin.adding(.hours(71))) == nil)
        #expect(ReminderStep.dayBefore.moment(from: begin, to: begin.adding(.hours(72))) == begin.adding(.hours(48)))
    }

    @Test func aDeadlineThatMovesIsPlannedAnew() throws {
        var story = try Story.delivered()
        try story.remind(.acceptance)
        var longer = Terms.standard
        longer.acceptanceDays = 21
        try story.give(ProposeTerms.next(in: story.trade, terms: longer), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        let moved = try deadline(.acceptance, of: story)
        let reminder = try #require(story.trade.nextReminder(of: moved))
        #expect(reminder.step == .halfTime)
        #expect(reminder.at > story.now)
        story.now = reminder.at
        try story.give(RemindDeadline(of: moved), by: .clock)
    }

    @Test func whoHasDoneItIsNotReminded() throws {
        var story = try Story.completed()
        try story.give(RateTrade.good, by: .buyer)
        let ratings = try deadline(.ratings, of: story)
        let reminder = try #require(story.trade.nextReminder(of: ratings))
        story.now = reminder.at
        let said = try story.give(RemindDeadline(of: ratings), by: .clock)
        #expect(
            said == [
                .deadlineReminded(
                    DeadlineReminded(deadline: .ratings, until: ratings.at, reminder: .halfTime, told: [.seller]))
            ])
    }

    @Test func itIsTheClocks() throws {
        var story = try Story.delivered()
        let deadline = try deadline(.acceptance, of: story)
        story.wait(.days(5))
        story.refuses(RemindDeadline(of: deadline), by: .seller, with: .step(.notYourStep(.remindDeadline)))
        try Story.refunded().refuses(
            RemindDeadline(of: deadline), by: .clock, with: .step(.notInPhase(.remindDeadline, .refunded)))
        // A deadline of another moment is another deadline.
        let other = Deadline(kind: .acceptance, at: deadline.at.adding(.days(1)))
        story.refuses(RemindDeadline(of: other), by: .clock, with: .notDue)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct ResumeDisputeTests {
    @Test func aPartyEndsTheTalksAndADayIsLeftAtLeast() throws {
        var story = try Story.disputed()
        story.wait(.hours(47))
        story.refuses(ResumeDispute(dispute: 1), by: .buyer, with: .notSuspended)
        try story.give(SuspendDispute(dispute: 1, days: 2), by: .buyer)
        try story.give(SuspendDispute(dispute: 1, days: 2), by: .seller)
        story.refuses(ResumeDispute(dispute: 1), by: .clock, with: .notDue)
        try story.give(ResumeDispute(dispute: 1), by: .seller)
        #expect(story.trade.deadlines == [Deadline(kind: .disputeAnswer, at: story.now.adding(.days(1)))])
    }
}

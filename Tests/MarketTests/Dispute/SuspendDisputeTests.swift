import Ledger
import Testing

@testable import Market

@Suite struct SuspendDisputeTests {
    @Test func bothAgreeAndTheDisputeRests() throws {
        var story = try Story.disputed()
        story.wait(.hours(8))
        try story.give(SuspendDispute(dispute: 1, days: 10), by: .buyer)
        try story.hasDone(SuspendDispute(dispute: 1, days: 10), by: .buyer)
        try story.give(SuspendDispute(dispute: 1, days: 5), by: .seller)
        try story.give(SuspendDispute(dispute: 1, days: 5), by: .buyer)
        #expect(story.trade.deadlines.map(\.kind) == [.suspension])
        #expect(story.trade.openDispute?.suspendedDays == 5)
        story.refuses(AnswerDispute(dispute: 1, stance: .contested, text: "x"), by: .seller, with: .suspended)
        // What the talks are for.
        try story.give(OfferSettlement.of(1_000), by: .seller)
        try story.give(DeclineSettlement(dispute: 1, offer: 1, reason: ""), by: .buyer)
        try story.wait(for: .suspension)
        try story.give(ResumeDispute(dispute: 1), by: .clock)
        #expect(story.trade.deadlines == [Deadline(kind: .disputeAnswer, at: story.now.adding(.hours(40)))])
        story.refuses(SuspendDispute(dispute: 1, days: 26), by: .buyer, with: .talksOutOfRange(max: 25))
        story.refuses(SuspendDispute(dispute: 1, days: 0), by: .buyer, with: .talksOutOfRange(max: 25))
    }
}

import Testing

@testable import Market

@Suite struct OpenDeadlineTests {
    @Test func eachSaysWhoCanPreventIt() throws {
        func preventers(_ story: Story) -> [DeadlineKind: [Side]] {
            Dictionary(uniqueKeysWithValues: story.trade.openDeadlines.map { ($0.deadline.kind, $0.preventers) })
        }
        #expect(preventers(try .negotiating(by: .seller)) == [.proposal: [.buyer]])
        #expect(preventers(try .negotiating(by: .buyer)) == [.proposal: [.seller]])
        #expect(preventers(try .agreed()) == [.payment: [.buyer]])
        #expect(preventers(try .funded()) == [.delivery: [.seller]])
        #expect(preventers(try .delivered()) == [.acceptance: [.buyer]])
        #expect(preventers(try .completed()) == [.ratings: [.buyer, .seller]])
        #expect(preventers(try .refunded()) == [.ratings: [.buyer, .seller]])
        var changing = try Story.delivered()
        try changing.give(RequestChange.please, by: .buyer)
        #expect(preventers(changing) == [.change: [.seller]])
        // A mail that is on its way cannot be hurried.
        var mailed = try Story.funded(by: .email)
        try mailed.give(DeliverByMail.of(), by: .seller)
        #expect(preventers(mailed) == [.delivery: []])
        #expect(mailed.trade.openDeadlines.allSatisfy { $0.nextReminder == nil })
    }

    @Test func theNearestComesFirstWithItsBeginning() throws {
        var story = try Story.delivered()
        let delivered = story.now
        story.wait(.hours(1))
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        let open = story.trade.openDeadlines
        #expect(open.map(\.deadline.kind) == [.proposal, .acceptance])
        #expect(open.map(\.begunAt) == [story.now, delivered])
        #expect(open.map(\.outcome) == [.proposalLapses, .countsAsAccepted])
    }

    @Test func everyOutcomeIsSomeDeadlines() {
        #expect(Set(DeadlineKind.allCases.map(\.outcome)) == Set(DeadlineOutcome.allCases))
    }
}

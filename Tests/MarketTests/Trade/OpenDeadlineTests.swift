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

    @Test func ofSeveralMilestonesEachTalkHasItsOwnAnswerer() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.deliverPart(1)
        try story.payPart(2)
        try story.give(ProposeRefund(amountMinor: 1_000, reason: "少一页", part: 1), by: .buyer)
        try story.give(ProposeRefund(amountMinor: 500, reason: "让一点", part: 2), by: .seller)
        let talks = story.trade.openDeadlines.filter { $0.deadline.kind == .refundTalk }
        #expect(Dictionary(uniqueKeysWithValues: talks.map { ($0.deadline.part, $0.preventers) }) == [1: [.seller], 2: [.buyer]])
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

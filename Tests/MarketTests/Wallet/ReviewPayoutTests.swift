import Ledger
import Testing

@testable import Market

@Suite struct ReviewPayoutTests {
    private func large() throws -> WalletStory {
        var story = try WalletStory.ready(100_000)
        try story.give(story.order(1, .fen(5_000_001)), by: .seller)
        return story
    }

    private func approve(_ number: UInt64 = 1) -> ReviewPayout {
        ReviewPayout(owner: .seller, payout: .number(number), verdict: .approve)
    }

    @Test func aboveTheLimitTwoPersonsApprove() throws {
        var story = try large()
        #expect(story.wallet.payouts[.number(1)]?.stage == .review)
        #expect(
            try story.give(approve(), by: .mediator) == [
                .payoutApproved(PayoutApproved(payout: .number(1), by: .mediator, isFinal: false))
            ])
        story.refuses(approve(), by: .mediator, with: .samePerson)
        try story.give(approve(), by: .staff(WalletStory.second))
        #expect(story.wallet.payouts[.number(1)]?.stage == .underway)
        story.refuses(approve(), by: .staff(.number(6)), with: .notInReview)
    }

    @Test func atTheLimitNobodyMust() throws {
        var story = try WalletStory.ready(100_000)
        try story.give(story.order(1, .fen(5_000_000)), by: .seller)
        #expect(story.wallet.payouts[.number(1)]?.stage == .underway)
        story.refuses(approve(), by: .mediator, with: .notInReview)
    }

    @Test func oneIsEnoughToDecline() throws {
        var story = try large()
        let decline = ReviewPayout(owner: .seller, payout: .number(1), verdict: .decline(reason: "户名不符"))
        try story.give(decline, by: .mediator)
        #expect(story.balance == 10_000_000 && story.underway == 0)
        story.refuses(decline, by: .mediator, with: .notInReview)
    }

    @Test func whoMayNot() throws {
        let story = try large()
        story.refuses(approve(), by: .seller, with: .notStaff)
        story.refuses(approve(), by: .staff(.seller), with: .ownPayout)
        story.refuses(approve(2), by: .mediator, with: .unknownPayout)
        story.refuses(
            ReviewPayout(owner: .seller, payout: .number(1), verdict: .decline(reason: "")), by: .mediator,
            with: .payoutReasonLength)
    }
}

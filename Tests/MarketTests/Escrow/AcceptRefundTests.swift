import Ledger
import Testing

@testable import Market

@Suite struct AcceptRefundTests {
    @Test func aPartGoesBackAndTheRestIsReleasedAtOnce() throws {
        var story = try Story.delivered()
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        let events = try story.give(AcceptRefund(number: 1), by: .seller)
        #expect(events.map(\.kind) == ["refundAgreed", "refundOrdered", "holdReleased"])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.completedAt == story.now)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.held == 0)
        #expect(story.split == [6_650, 350, 3_000])
    }

    @Test func allOfItIsACancellationByBoth() throws {
        var story = try Story.funded()
        try story.give(ProposeRefund.of(10_000), by: .buyer)
        try story.give(AcceptRefund(number: 1), by: .seller)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func beforeTheDeliveryTheSellerCanKeepAPart() throws {
        var story = try Story.funded(holding: 30)
        try story.give(ProposeRefund.of(9_000), by: .seller)
        try story.give(AcceptRefund(number: 1), by: .buyer)
        #expect(story.trade.phase == .completed)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [950, 50, 9_000])
    }

    @Test func onlyTheOtherSideAndOnlyInTime() throws {
        var story = try Story.delivered()
        story.refuses(AcceptRefund(number: 1), by: .seller, with: .noSuchTalk)
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        story.refuses(AcceptRefund(number: 1), by: .buyer, with: .ownProposal)
        story.refuses(AcceptRefund(number: 2), by: .seller, with: .noSuchTalk)
        try story.wait(for: .refundTalk)
        story.refuses(AcceptRefund(number: 1), by: .seller, with: .tooLate)
    }

    @Test(arguments: FeeBearer.allCases) func whoeverBearsTheFeeEverythingAddsUp(_ bearer: FeeBearer) throws {
        for back in [1, 3_333, 9_999] as [Int64] {
            var story = try Story.funded(bearing: bearer)
            let held = story.held
            try story.give(DeliverFiles.files(), by: .seller)
            try story.give(ProposeRefund.of(back), by: .buyer)
            try story.give(AcceptRefund(number: 1), by: .seller)
            #expect(story.split.reduce(0, +) == held)
            #expect(story.split[2] == back)
        }
    }
}

extension Story {
    /// Paid, under a policy in which that side bears the fee of five percent.
    static func funded(bearing bearer: FeeBearer) throws -> Story {
        var policy = Policy.standard
        policy.feeBearer = bearer
        return try funded(under: policy)
    }
}

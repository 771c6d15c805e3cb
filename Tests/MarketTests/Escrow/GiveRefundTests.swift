import Testing

@testable import Market

@Suite struct GiveRefundTests {
    @Test func aPartGoesBackAndTheRestStaysHeld() throws {
        var story = try Story.delivered()
        let events = try story.give(GiveRefund.of(3_000), by: .seller)
        #expect(events.map(\.kind) == ["refundGiven", "refundOrdered"])
        #expect(story.trade.phase == .delivered)
        #expect(story.held == 7_000)
        #expect(story.refunding == 3_000)
        try story.wait(for: .acceptance)
        try story.give(PassAcceptance(), by: .clock)
        #expect(story.split == [6_650, 350, 3_000])
    }

    @Test func whatWasGivenIsNotGivenAgainWhenNothingIsDelivered() throws {
        var story = try Story.funded()
        try story.give(GiveRefund.of(3_000), by: .seller)
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        #expect(story.trade.phase == .refunded)
        #expect(story.split == [0, 0, 10_000])
        #expect(Set(story.trade.openRefunds.map(\.refund)).count == 2)
    }

    @Test func allOfItEndsTheTradeEvenDuringATalk() throws {
        var story = try Story.delivered()
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        story.refuses(GiveRefund.of(3_000), by: .seller, with: .talkOpen)
        try story.give(GiveRefund.of(10_000), by: .seller)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.split == [0, 0, 10_000])
    }

    @Test func refusals() throws {
        var story = try Story.delivered()
        for fen in [0, -1, 10_001] as [Int64] {
            story.refuses(GiveRefund.of(fen), by: .seller, with: .amountOutOfRange(heldMinor: 10_000))
        }
        story.refuses(GiveRefund.of(1), by: .buyer, with: .step(.notYourStep(.giveRefund)))
        story.refuses(GiveRefund.of(1, reason: String(repeating: "长", count: 501)), by: .seller, with: .reasonTooLong)
        for _ in 0..<GiveRefund.refundsMax { try story.give(GiveRefund.of(1), by: .seller) }
        story.refuses(GiveRefund.of(1), by: .seller, with: .tooManyRefunds)
        try story.give(GiveRefund.of(10_000 - Int64(GiveRefund.refundsMax)), by: .seller)
        #expect(story.trade.phase == .refunded)
    }
}

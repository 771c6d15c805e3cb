import Ledger
import Testing

@testable import Market

@Suite struct RefundAfterReleaseTests {
    private func give(_ amount: Money, free: Money, advance: Money = .yuan(0)) -> RefundAfterRelease {
        RefundAfterRelease(RefundSplit(amount, freeMinor: free.minor, advanceMinor: advance.minor))
    }

    private let seller = Account.member(MemberID.seller.rawValue)

    @Test func fromTheBalanceItGoesBackAtOnce() throws {
        var story = try Story.completed()
        let events = try story.give(give(.yuan(40), free: .yuan(95)), by: .seller)
        #expect(events.count == 2)
        #expect(story.balance(seller) == 5_500 && story.held == 0 && story.refunding == 4_000)
        #expect(story.trade.openRefunds.map(\.reason) == [.givenBack])
        #expect(story.trade.phase == .completed && story.trade.returnableMinor == 6_000)
        try story.give(RecordRefund(refund: story.trade.openRefunds[0].refund), by: .bank)
        try story.give(give(.yuan(55), free: .yuan(55)), by: .seller)
        #expect(Set(story.trade.openRefunds.map(\.refund)).isDisjoint(with: story.trade.madeRefunds))
        #expect(story.balance(seller) == 0)
        #expect(try story.books.totalMinor(in: .cny) == 0)
    }

    @Test func theRestIsOwedAndNothingIsMade() throws {
        var story = try Story.completed()
        // The fee was kept, so all of the price is more than the seller has.
        try story.give(give(.yuan(100), free: .yuan(95)), by: .seller)
        #expect(story.balance(seller) == 0 && story.balance(.fees) == 500)
        #expect(story.refunding == 9_500 && story.trade.owedBack.map(\.leftMinor) == [500])
        #expect(story.trade.returnableMinor == 0)
        story.refuses(give(.fen(1), free: .yuan(1)), by: .seller, with: .nothingReleased)
    }

    @Test func thePlatformLaysOutOnlyWhatItHas() throws {
        var story = try Story.completed()
        let command = give(.yuan(100), free: .yuan(95), advance: .yuan(5))
        #expect(command.split.debts == [IncurDebt.Part(.platform, .yuan(5))])
        try story.give(command, by: .seller)
        #expect(story.balance(.fees) == 0 && story.refunding == 10_000 && story.trade.owedBack.isEmpty)
    }

    @Test func withNothingAtHandAllIsOwed() throws {
        var story = try Story.completed()
        let events = try story.give(give(.yuan(30), free: .yuan(0)), by: .seller)
        #expect(events.count == 1 && story.refunding == 0 && story.trade.openRefunds.isEmpty)
        #expect(story.trade.owedBack.map(\.leftMinor) == [3_000])
    }

    @Test func boundsAreKept() throws {
        let story = try Story.completed()
        story.refuses(give(.fen(10_001), free: .yuan(200)), by: .seller, with: .moreThanReleased(10_000))
        story.refuses(give(.fen(0), free: .yuan(200)), by: .seller, with: .moreThanReleased(10_000))
        story.refuses(give(.yuan(1), free: .yuan(1)), by: .buyer, with: .step(.notYourStep(.refundAfterRelease)))
        try Story.signed().refuses(
            give(.yuan(1), free: .yuan(1)), by: .seller, with: .step(.notInPhase(.refundAfterRelease, .delivered)))
    }

    @Test func splitsAddUp() {
        for (amount, free, advance) in [(100, 30, 20), (100, 200, 0), (100, 0, 0), (100, -5, 500), (1, 1, 1)]
            as [(Int64, Int64, Int64)]
        {
            let split = RefundSplit(.fen(amount), freeMinor: free, advanceMinor: advance)
            #expect(split.fromBalance.minor + split.advanced.minor + split.owed.minor == amount)
            #expect([split.fromBalance, split.advanced, split.owed].allSatisfy { $0.minor >= 0 })
        }
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct RefundAfterReleaseTests {
    private func give(_ amount: Money, free: Money, advance: Money = .yuan(0), fee: Money = .yuan(0)) -> RefundAfterRelease {
        RefundAfterRelease(
            RefundSplit(amount, freeMinor: free.minor + fee.minor, advanceMinor: advance.minor, feeMinor: fee.minor))
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

    @Test func allOfItBringsBackAllOfTheFee() throws {
        var story = try Story.completed()
        #expect(story.trade.returnableFeeMinor(of: 10_000) == 500)
        // ¥33.33 bring back 166 fen and a part of one; what is left of that comes with the rest.
        try story.give(give(.fen(3_333), free: .yuan(95), fee: .fen(166)), by: .seller)
        #expect(story.balance(seller) == 9_500 + 166 - 3_333 && story.balance(.fees) == 334)
        #expect(story.trade.returnableFeeMinor(of: 1) == 0 && story.trade.returnableFeeMinor(of: 6_667) == 334)
        try story.give(give(.fen(6_667), free: .fen(6_333), fee: .fen(334)), by: .seller)
        #expect(story.balance(seller) == 0 && story.balance(.fees) == 0 && story.refunding == 10_000)
        #expect(story.trade.owedBack.isEmpty && story.trade.returnableMinor == 0)
        #expect(try story.books.totalMinor(in: .cny) == 0)
    }

    @Test func noMoreThanItsShareAndNothingWhereItIsKept() throws {
        var story = try Story.completed()
        let events = try story.give(give(.yuan(10), free: .yuan(95), fee: .yuan(5)), by: .seller)
        guard case .releaseReturned(let facts) = try #require(events.first) else { return #expect(Bool(false)) }
        #expect(facts.feeReturned == .fen(50) && facts.fromBalance == .yuan(10) && story.balance(.fees) == 450)
        // Where the platform had less, the next part makes up for it.
        var late = try Story.completed()
        try late.give(give(.yuan(10), free: .yuan(95)), by: .seller)
        #expect(late.balance(.fees) == 500 && late.trade.returnableFeeMinor(of: 9_000) == 500)
        var policy = Policy.standard
        policy.returnsFee = false
        var kept = try Story.funded(under: policy)
        try kept.give(DeliverFiles.files(), by: .seller)
        try kept.wait(for: .acceptance)
        try kept.give(PassAcceptance(), by: .clock)
        #expect(kept.trade.returnableFeeMinor(of: 10_000) == 0)
        try kept.give(give(.yuan(10), free: .yuan(95)), by: .seller)
        #expect(kept.balance(.fees) == 500 && kept.balance(seller) == 8_500)
    }

    @Test func eachReleaseBringsBackItsOwnFee() throws {
        // Both milestones were released, and the seller has nothing left but what comes back.
        var story = try Story.firstAccepted()
        try story.payPart(2)
        try story.deliverPart(2)
        try story.acceptPart(2)
        let (most, fee) = (story.trade.returnableMinor, story.trade.returnableFeeMinor(of: story.trade.returnableMinor))
        #expect(most == 10_000 && fee == 500 && story.balance(.fees) == 500)
        try story.payEverythingOut()
        let events = try story.give(give(.fen(most), free: .fen(0), fee: .fen(fee)), by: .seller)
        #expect(events.map(\.kind) == ["releaseReturned", "refundOrdered", "releaseReturned", "refundOrdered"])
        #expect(story.balance(seller) == 0 && story.balance(.fees) == 0 && story.refunding == 500)
        #expect(story.trade.owedBack.reduce(0) { $0 + $1.leftMinor } == 9_500)
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

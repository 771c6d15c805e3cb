import Ledger
import Testing

@testable import Market

@Suite struct TradePartTests {
    @Test func anAgreementWithoutMilestonesIsOnePart() throws {
        let story = try Story.funded()
        #expect(story.trade.parts.map(\.number) == [1])
        #expect(story.trade.parts[0].amount == .yuan(100))
        #expect(story.trade.parts[0].heldMinor == 10_000)
        #expect(!story.trade.isSplit)
    }

    @Test func eachIsPaidAndReleasedByItself() throws {
        var story = try Story.split()
        #expect(story.trade.deadline(.payment) == story.now.adding(.hours(24)))
        try story.payPart(1)
        #expect(story.held == 6_000)
        #expect(story.trade.deadline(.delivery, of: 1) == story.now.adding(.hours(48)))
        try story.deliverPart(1)
        #expect(story.trade.deadline(.acceptance, of: 1) == story.now.adding(.days(3)))
        try story.acceptPart(1)
        #expect(story.held == 0)
        #expect(story.balance(.member(MemberID.seller.rawValue)) == 5_700)
        #expect(story.trade.phase == .agreed)
        try story.payPart(2)
        #expect(story.trade.deadline(.milestone) == nil)
        #expect(story.trade.deadline(.delivery, of: 2) == story.now.adding(.hours(96)))
        try story.deliverPart(2)
        try story.acceptPart(2)
        #expect(story.trade.phase == .completed)
        #expect(story.balance(.member(MemberID.seller.rawValue)) == 9_500)
        #expect(story.balance(.fees) == 500)
    }

    @Test func theNextBeginsBeforeTheLastIsAccepted() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.deliverPart(1)
        try story.payPart(2)
        #expect(story.held == 10_000)
        #expect(story.trade.parts.map(\.phase) == [.delivered, .funded])
        #expect(Set(story.trade.deadlines.map(\.part)) == [1, 2])
        try story.deliverPart(2)
        try story.acceptPart(2)
        #expect(story.held == 6_000)
        #expect(story.trade.phase == .delivered)
        try story.wait(for: .acceptance)
        let events = try story.give(PassAcceptance(), by: .clock)
        guard case .holdReleased(let facts) = events.last else {
            Issue.record("nothing was released")
            return
        }
        #expect(facts.gross == .yuan(60))
        #expect(facts.part == nil)
        #expect(story.trade.phase == .completed)
        #expect(story.held == 0)
    }

    @Test func aChangeOfOneStopsItsClockOnly() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.deliverPart(1)
        try story.payPart(2)
        try story.deliverPart(2)
        let second = try #require(story.trade.deadline(.acceptance, of: 2))
        try story.give(RequestChange(reason: "改一处", part: 1), by: .buyer)
        #expect(story.trade.deadline(.acceptance, of: 1) == nil)
        #expect(story.trade.deadline(.acceptance, of: 2) == second)
        #expect(story.trade.part(1)?.changesAsked == 1)
        #expect(story.trade.part(2)?.changesAsked == 0)
        try story.wait(for: .change)
        try story.give(LapseChange(part: 1), by: .clock)
        #expect(story.trade.deadline(.acceptance, of: 1) != nil)
    }

    @Test func oneThatIsNotDeliveredGoesBackAndEndsTheRest() throws {
        var story = try Story.split(.split([(60, 24, 3), (40, 48, 7), (20, 24, 3)]))
        try story.payPart(1)
        try story.payPart(2)
        try story.deliverPart(2)
        try story.wait(for: .delivery)
        let events = try story.give(RefundUndelivered(), by: .clock)
        #expect(events.last == .milestonesLapsed(MilestonesLapsed(parts: [3], reason: .undelivered)))
        #expect(story.trade.parts.map(\.phase) == [.refunded, .delivered, .lapsed])
        #expect(story.held == 4_000)
        #expect(story.refunding == 6_000)
        try story.acceptPart(2)
        #expect(story.trade.phase == .completed)
        #expect(story.held == 0)
    }

    @Test func aFirstThatIsNotDeliveredRefundsTheTrade() throws {
        var story = try Story.split()
        try story.payPart(1)
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        #expect(story.trade.phase == .refunded)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func theSameFilesForTwoAreSignedForTwice() throws {
        var story = try Story.split()
        for part in 1...2 {
            try story.payPart(part)
            try story.give(
                DeliverFiles(artefacts: [.source], names: ["a.zip"], note: "", manifest: .manifest, part: part), by: .seller)
            try story.give(RecordDownload.whole(.source), by: .buyer)
        }
        for part in 1...2 {
            try story.give(SignReceipt(manifest: .manifest, signing: .password), by: .buyer)
            #expect(story.trade.round(of: part)?.isReceiptSigned == true)
        }
        #expect(try SignReceipt(manifest: .manifest, signing: .password).decide(by: .buyer, at: story.now, in: story.trade) == [])
    }

    @Test func theyArePaidInTheirOrderAndOnce() throws {
        var story = try Story.split()
        story.refuses(StartPayment(payment: .number(2), gateway: "sandbox", part: 2), by: .buyer, with: .earlierUnpaid)
        story.refuses(StartPayment(payment: .number(9), gateway: "sandbox", part: 3), by: .buyer, with: .step(.noSuchPart(3)))
        try story.payPart(1)
        story.refuses(
            StartPayment(payment: .number(3), gateway: "sandbox", part: 1), by: .buyer,
            with: .step(.notInPhase(.startPayment, .funded)))
        // The same milestone paid once more goes back.
        try story.give(RecordPayment.of(1, transaction: "again", amount: .yuan(60)), by: .bank)
        #expect(story.trade.openRefunds.map(\.amount) == [.yuan(60)])
        #expect(story.held == 6_000)
    }

    @Test func theSellerOwesNothingOfAnUnpaidOne() throws {
        var story = try Story.split()
        try story.payPart(1)
        story.refuses(
            DeliverFiles(artefacts: [.source], names: ["a"], note: "", manifest: .manifest, part: 2), by: .seller,
            with: .step(.notInPhase(.deliverFiles, .agreed)))
    }
}

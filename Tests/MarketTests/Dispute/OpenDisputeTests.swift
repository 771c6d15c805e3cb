import Ledger
import Testing

@testable import Market

@Suite struct OpenDisputeTests {
    @Test func theClocksOfPerformanceStandStill() throws {
        var story = try Story.delivered()
        story.wait(.days(2))
        let events = try story.give(OpenDispute.wanting(10_000), by: .buyer)
        #expect(
            events == [
                .disputeOpened(
                    DisputeOpened(
                        number: 1, by: .buyer, claims: [.defective], clauses: ["deliveryMethod"],
                        wish: DisputeOutcome(refundMinor: 10_000), parts: [1], disputed: .yuan(100),
                        answerUntil: story.now.adding(.hours(48)), statement: Sealed("打开就闪退")))
            ])
        #expect(story.trade.deadlines.map(\.kind) == [.disputeAnswer])
        #expect(story.trade.openDispute?.paused == [PausedClock(kind: .acceptance, part: 1, left: .days(5))])
        #expect(story.trade.needs == .seller)
        story.refuses(RequestChange.please, by: .buyer, with: .step(.disputeOpen(.requestChange)))
        story.refuses(ProposeRefund.of(1), by: .buyer, with: .step(.disputeOpen(.proposeRefund)))
        story.refuses(OpenDispute.wanting(1), by: .buyer, with: .alreadyOpen)
    }

    @Test func aTalkAboutARefundGivesWayAndItsClockIsKept() throws {
        var story = try Story.delivered()
        story.wait(.days(2))
        try story.give(ProposeRefund.of(3_000), by: .buyer)
        try story.give(OpenDispute.wanting(10_000), by: .buyer)
        #expect(story.trade.openRefund == nil)
        #expect(story.trade.openDispute?.paused == [PausedClock(kind: .acceptance, part: 1, left: .days(5))])
    }

    @Test func whatIsDeliveredMeanwhileIsExaminedAfterwards() throws {
        var story = try Story.funded()
        try story.give(OpenDispute.wanting(10_000, claims: [.notDelivered]), by: .buyer)
        try story.give(DeliverFiles.files(), by: .seller)
        #expect(story.trade.deadlines.map(\.kind) == [.disputeAnswer])
        try story.give(WithdrawDispute(dispute: 1, reason: "收到了"), by: .buyer)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
    }

    @Test func afterAcceptanceItIsOpenFor15DaysAndLongerForWhatWasPromised() throws {
        var story = try Story.completed()
        story.wait(.days(15))
        story.refuses(OpenDispute.wanting(1, claims: [.notAsDescribed]), by: .buyer, with: .claimTooLate(.notAsDescribed))
        var promised = story
        try promised.give(OpenDispute.wanting(1, claims: [.supportNotGiven]), by: .buyer)
        #expect(promised.trade.openDispute?.parts == [])
        story.wait(.days(3_000))
        story.refuses(OpenDispute.wanting(1, claims: [.defective]), by: .buyer, with: .claimTooLate(.defective))
        try story.give(OpenDispute.wanting(1, claims: [.counterfeit]), by: .buyer)
    }

    @Test func refusals() throws {
        let story = try Story.delivered()
        story.refuses(OpenDispute.wanting(10_001), by: .buyer, with: .refundOutOfRange(10_000))
        story.refuses(OpenDispute.wanting(-1), by: .buyer, with: .refundOutOfRange(10_000))
        story.refuses(OpenDispute.wanting(1, claims: []), by: .buyer, with: .claimsMissing)
        story.refuses(OpenDispute.wanting(1), by: .seller, with: .claimNotYours(.defective))
        story.refuses(
            OpenDispute.wanting(1, claims: [.acceptanceWithheld]), by: .buyer, with: .claimNotYours(.acceptanceWithheld))
        story.refuses(
            OpenDispute(claims: [.other], clauses: ["no name"], wish: DisputeOutcome(refundMinor: 0), statement: "x"), by: .buyer,
            with: .clausesOutOfRange(max: 30))
        story.refuses(
            OpenDispute(claims: [.other], clauses: [], wish: DisputeOutcome(refundMinor: 0), statement: " "), by: .buyer,
            with: .statementLength(max: 4_000))
        story.refuses(
            OpenDispute(
                claims: [.other], clauses: [], wish: DisputeOutcome(refundMinor: 0, redoByHours: 0), statement: "x"), by: .buyer,
            with: .redoOutOfRange)
        story.refuses(
            OpenDispute(
                claims: [.other], clauses: [], wish: DisputeOutcome(refundMinor: 0, extraSupportMonths: 13), statement: "x"),
            by: .buyer, with: .supportOutOfRange)
        story.refuses(
            OpenDispute(
                claims: [.other], clauses: [], wish: DisputeOutcome(refundMinor: 4_999, feeWaived: true), statement: "x"),
            by: .buyer, with: .feeStays)
        try Story.agreed().refuses(OpenDispute.wanting(0), by: .buyer, with: .nothingToDispute)
        try Story.refunded().refuses(OpenDispute.wanting(0), by: .buyer, with: .step(.notInPhase(.openDispute, .refunded)))
        var late = story
        try late.wait(for: .acceptance)
        late.refuses(OpenDispute.wanting(1), by: .buyer, with: .tooLate)
    }

    @Test func eachSideOpensThreeAtMostAndWhatWasDecidedStaysSo() throws {
        var story = try Story.delivered()
        for number in 1...3 {
            try story.give(OpenDispute.wanting(1), by: .buyer)
            try story.give(WithdrawDispute(dispute: number, reason: ""), by: .buyer)
        }
        story.refuses(OpenDispute.wanting(1), by: .buyer, with: .tooManyDisputes(max: 3))
        try story.give(OpenDispute.opening(by: .seller), by: .seller)
        var settled = try Story.disputed()
        try settled.give(OfferSettlement.of(4_000), by: .seller)
        try settled.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        settled.refuses(OpenDispute.wanting(1), by: .buyer, with: .claimDecided(.defective))
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct RecordChargebackTests {
    private let bank = Account.gateway("sandbox")
    private let seller = Account.member(MemberID.seller.rawValue)

    @Test func allOfAHoldEndsItsPart() throws {
        for start in [try Story.funded(holding: 30), try Story.signed()] {
            var story = start
            let events = try story.give(RecordChargeback.of(.yuan(100)), by: .bank)
            #expect(events.map(\.kind) == ["chargebackRecorded"])
            #expect(story.trade.phase == .refunded && story.trade.heldMinor == 0 && story.trade.hold == nil)
            #expect(story.held == 0 && story.balance(bank) == 0 && story.refunding == 0)
            #expect(story.trade.deadlines.map(\.kind) == [.ratings])
            #expect(events.first?.stage == .refunded)
            try expectBalanced(story)
        }
    }

    @Test func aPartOfAHoldLeavesTheRestHeld() throws {
        var story = try Story.signed()
        let clocks = story.trade.deadlines
        let events = try story.give(RecordChargeback.of(.yuan(30)), by: .bank)
        #expect(story.trade.phase == .delivered && story.trade.heldMinor == 7_000 && story.held == 7_000)
        #expect(story.trade.deadlines == clocks && events.first?.stage == nil)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(story.balance(seller) + story.balance(.fees) == 7_000 && story.balance(bank) == -7_000)
        try expectBalanced(story)
    }

    @Test func aTalkAboutAHoldThatIsNotWhatItWasIsOver() throws {
        var story = try Story.signed()
        try story.give(ProposeRefund.of(8_000), by: .buyer)
        #expect(story.trade.deadline(.acceptance) == nil)
        try story.give(RecordChargeback.of(.yuan(30)), by: .bank)
        #expect(story.trade.openRefund == nil && story.trade.deadline(.refundTalk) == nil)
        #expect(story.trade.deadline(.acceptance) != nil)
        story.refuses(AcceptRefund(number: 1), by: .seller, with: .noSuchTalk)
    }

    @Test func aRefundThatWasOrderedIsSettledByItAndNotMadeTwice() throws {
        var story = try Story.refunded()
        let refund = story.trade.openRefunds[0].refund
        try story.give(RecordChargeback.of(.yuan(100)), by: .bank)
        #expect(story.trade.openRefunds.isEmpty && story.trade.madeRefunds.contains(refund))
        #expect(story.refunding == 0 && story.balance(bank) == 0)
        try story.hasDone(RecordRefund(refund: refund), by: .bank)
        try expectBalanced(story)
    }

    @Test func whatIsLeftOfARefundIsOrderedAnew() throws {
        var story = try Story.refunded()
        let events = try story.give(RecordChargeback.of(.yuan(60)), by: .bank)
        #expect(events.map(\.kind) == ["chargebackRecorded", "refundOrdered"])
        #expect(story.trade.openRefunds.map(\.amount) == [.yuan(40)] && story.trade.openRefunds.map(\.reason) == [.restOfRefund])
        #expect(story.refunding == 4_000 && story.held == 0 && story.trade.heldMinor == 0)
        try story.give(RecordRefund(refund: story.trade.openRefunds[0].refund), by: .bank)
        #expect(story.balance(bank) == 0)
        try expectBalanced(story)
    }

    @Test func whatWasReleasedComesFromTheSellersBalance() throws {
        var story = try Story.completed()
        try story.give(RecordChargeback.of(.yuan(40), free: .yuan(95)), by: .bank)
        #expect(story.balance(seller) == 5_500 && story.balance(bank) == -6_000 && story.balance(.costs) == 0)
        #expect(story.trade.phase == .completed && story.trade.returnableMinor == 6_000)
        try expectBalanced(story)
    }

    @Test func whatTheSellerDoesNotHaveIsBorneByThePlatformAndOwedToIt() throws {
        var story = try Story.completed()
        let debt = ChargebackDebt(owedMinor: 500, takenOverMinor: 0)
        story.refuses(RecordChargeback.of(.yuan(100), free: .yuan(95)), by: .bank, with: .changedMeanwhile)
        try story.give(RecordChargeback.of(.yuan(100), free: .yuan(95), debt: debt), by: .bank)
        #expect(story.balance(seller) == 0 && story.balance(bank) == 0 && story.balance(.costs) == -500)
        #expect(story.balance(.fees) == 500 && story.trade.returnableMinor == 0)
        try expectBalanced(story)
    }

    @Test func whatTheBuyerWaitedForIsOwedToThePlatformInstead() throws {
        var story = try Story.completed()
        try story.give(RefundAfterRelease(RefundSplit(.yuan(30), freeMinor: 0, advanceMinor: 0)), by: .seller)
        #expect(story.trade.owedBack.map(\.leftMinor) == [3_000])
        let debt = ChargebackDebt(owedMinor: 3_000, takenOverMinor: 3_000)
        try story.give(RecordChargeback.of(.yuan(100), free: .yuan(95), debt: debt), by: .bank)
        #expect(story.trade.owedBack.isEmpty && story.trade.returnableMinor == 0)
        #expect(story.balance(seller) == 2_500 && story.balance(.costs) == -3_000 && story.balance(bank) == 0)
        try expectBalanced(story)
        story.refuses(PayOwedRefund(amount: .yuan(1)), by: .clock, with: .nothingOwedBack)
    }

    @Test func whatHadGoneBackBeforeIsThePlatformsLoss() throws {
        var story = try Story.refunded()
        try story.give(RecordRefund(refund: story.trade.openRefunds[0].refund), by: .bank)
        try story.give(RecordChargeback.of(.yuan(100)), by: .bank)
        #expect(story.balance(.costs) == -10_000 && story.balance(bank) == 10_000)
        try expectBalanced(story)
    }

    @Test func eachNumberIsRecordedOnce() throws {
        var story = try Story.signed()
        try story.give(RecordChargeback.of(.yuan(30)), by: .bank)
        try story.hasDone(RecordChargeback.of(.yuan(30)), by: .bank)
        story.refuses(RecordChargeback.of(.yuan(31)), by: .bank, with: .otherChargeback)
        try story.give(RecordChargeback.of(.yuan(30), number: "CB2"), by: .bank)
        #expect(story.trade.heldMinor == 4_000)
        story.refuses(RecordChargeback.of(.fen(4_001), number: "CB3"), by: .bank, with: .moreThanPaid(leftMinor: 4_000))
        try story.give(RecordChargeback.of(.yuan(40), number: "CB3"), by: .bank)
        story.refuses(RecordChargeback.of(.fen(1), number: "CB4"), by: .bank, with: .moreThanPaid(leftMinor: 0))
    }

    @Test(arguments: [0, -1, .min, .max] as [Int64]) func noAmountIsTakenThatIsNone(_ minor: Int64) throws {
        try Story.signed().refuses(RecordChargeback.of(.fen(minor)), by: .bank, with: .moreThanPaid(leftMinor: 10_000))
    }

    @Test func onlyMoneyThatCameCanBeTakenBack() throws {
        try Story.agreed().refuses(RecordChargeback.of(.yuan(1)), by: .bank, with: .unknownPayment)
        try Story.funded().refuses(RecordChargeback.of(.yuan(1), transaction: "other"), by: .bank, with: .unknownPayment)
    }

    @Test func aSecondPaymentIsTakenBackByItself() throws {
        var story = try Story.funded()
        try story.give(RecordPayment.of(1, transaction: "twice"), by: .bank)
        try story.give(RecordChargeback.of(.yuan(100), transaction: "twice"), by: .bank)
        #expect(story.trade.openRefunds.isEmpty && story.trade.heldMinor == 10_000 && story.trade.phase == .funded)
        try expectBalanced(story)
    }

    @Test func onlyTheGatewayOrStaffByADeedSaysSo() throws {
        let story = try Story.signed()
        for actor in [Actor.buyer, .seller, .clock] {
            story.refuses(RecordChargeback.of(.yuan(1)), by: actor, with: .step(.notYourStep(.recordChargeback)))
        }
        story.refuses(RecordChargeback.of(.yuan(1)), by: .gateway("other"), with: .step(.notYourStep(.recordChargeback)))
        story.refuses(RecordChargeback.of(.yuan(1)), by: .mediator, with: .step(.notYourStep(.recordChargeback)))
        story.refuses(RecordChargeback.of(.yuan(1), deed: .number(1)), by: .bank, with: .step(.notYourStep(.recordChargeback)))
        var entered = story
        try entered.give(RecordChargeback.of(.yuan(1), deed: .number(1)), by: .mediator)
        #expect(entered.trade.chargebacks.first?.deed == .number(1))
    }

    @Test func ofMilestonesOnlyThePaidOneEnds() throws {
        var story = try Story.firstAccepted()
        let paid = story.trade.releases[0].payment
        let taken = Chargeback(
            payment: paid.payment, gateway: paid.gateway, transaction: paid.transaction, number: "CB1", amount: .fen(100))
        let before = (story.trade.phase, story.trade.deadlines)
        try story.give(RecordChargeback(taken, freeMinor: 100), by: .bank)
        #expect(story.trade.phase == before.0 && story.trade.deadlines == before.1)
        #expect(story.trade.returnableMinor == paid.amount.minor - 100)
        try expectBalanced(story)
    }

    private func expectBalanced(_ story: Story, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try story.books.totalMinor(in: .cny) == 0, sourceLocation: sourceLocation)
        #expect(story.held == story.trade.heldMinor, sourceLocation: sourceLocation)
        #expect(story.refunding == story.trade.openRefunds.reduce(0) { $0 + $1.amount.minor }, sourceLocation: sourceLocation)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct ConfirmAcceptanceTests {
    @Test func theHoldGoesToTheSellerLessTheFee() throws {
        var story = try Story.signed()
        let events = try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(
            events == [
                .acceptanceConfirmed(AcceptanceConfirmed()),
                .holdReleased(HoldReleased(seller: .seller, gross: .yuan(100), fee: .yuan(5), net: .yuan(95))),
            ])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.held == 0)
        #expect(story.balance(.member(MemberID.seller.rawValue)) == 9_500)
        #expect(story.balance(.fees) == 500)
    }

    @Test func itIsTheBuyersAlone() throws {
        let story = try Story.signed()
        story.refuses(ConfirmAcceptance(), by: .seller, with: .step(.notYourStep(.confirmAcceptance)))
        story.refuses(ConfirmAcceptance(), by: .stranger, with: .step(.noSuchTrade))
    }

    @Test func notBeforeTheReceiptIsSigned() throws {
        try Story.downloaded().refuses(ConfirmAcceptance(), by: .buyer, with: .receiptNotSigned)
    }

    @Test func aServiceIsAcceptedWhenEveryCriterionIsMet() throws {
        var story = try Story.funded(by: .service)
        try story.give(ReportService.done(criteria: 2), by: .seller)
        try story.give(SignReceipt.forAll, by: .buyer)
        story.refuses(ConfirmAcceptance(), by: .buyer, with: .criteriaOpen(2))
        try story.give(AcceptCriterion(number: 1), by: .buyer)
        try story.give(RefuseCriterion(number: 2, reason: "慢"), by: .buyer)
        story.refuses(ConfirmAcceptance(), by: .buyer, with: .criteriaOpen(1))
        try story.give(AcceptCriterion(number: 2), by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(story.trade.phase == .completed)
    }

    @Test func acceptingTakesAChangeBackThatWasAskedFor() throws {
        var story = try Story.signed()
        try story.give(RequestChange.please, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(story.trade.openChange == nil)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func notTwice() throws {
        try Story.completed().refuses(
            ConfirmAcceptance(), by: .buyer, with: .step(.notInPhase(.confirmAcceptance, .completed)))
    }
}

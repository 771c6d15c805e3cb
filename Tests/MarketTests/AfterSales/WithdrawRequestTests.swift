import Testing

@testable import Market

@Suite struct WithdrawRequestTests {
    @Test func moneyThatGoesBackOtherwiseEndsTheRequest() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.give(OpenRequest.question, by: .buyer)
        try story.give(GiveRefund.of(10_000), by: .seller)
        #expect(story.trade.requests.map(\.outcome) == [.refundedOtherwise, .refundedOtherwise])
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
    }

    @Test func acceptanceLeavesTheRequestOpen() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        try story.takeIn()
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        #expect(story.trade.requests[0].isOpen && story.trade.requests[0].left == nil)
        try story.give(AnswerRequest.no, by: .seller)
        #expect(story.trade.deadline(.acceptance) == nil)
    }

    @Test func theTimeToExamineGoesOn() throws {
        var story = try Story.returnable()
        try story.give(OpenRequest.quality, by: .buyer)
        story.wait(.hours(30))
        story.refuses(WithdrawRequest(number: 1), by: .seller, with: .step(.notYourStep(.withdrawRequest)))
        try story.give(WithdrawRequest(number: 1, reason: "好了"), by: .buyer)
        #expect(story.trade.requests[0].outcome == .withdrawn)
        #expect(story.trade.deadline(.acceptance) == story.now.adding(.days(7)))
        story.refuses(WithdrawRequest(number: 1), by: .buyer, with: .notInRequestPhase(.closed))
    }
}

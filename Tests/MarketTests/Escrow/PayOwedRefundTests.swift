import Ledger
import Testing

@testable import Market

@Suite struct PayOwedRefundTests {
    private func owing() throws -> Story {
        var story = try Story.completed()
        try story.give(RefundAfterRelease(RefundSplit(.yuan(60), freeMinor: 2_000, advanceMinor: 0)), by: .seller)
        return story
    }

    @Test func inPartsUntilNothingIsOwed() throws {
        var story = try owing()
        try story.give(PayOwedRefund(amount: .yuan(15)), by: .clock)
        #expect(story.trade.owedBack.map(\.leftMinor) == [2_500] && story.refunding == 3_500)
        try story.give(PayOwedRefund(amount: .yuan(25)), by: .clock)
        #expect(story.trade.owedBack.isEmpty && story.refunding == 6_000)
        #expect(Set(story.trade.openRefunds.map(\.refund)).count == 3)
        story.refuses(PayOwedRefund(amount: .yuan(1)), by: .clock, with: .nothingOwedBack)
    }

    @Test func neverMoreThanIsOwedAndByItselfOnly() throws {
        let story = try owing()
        story.refuses(PayOwedRefund(amount: .fen(4_001)), by: .clock, with: .moreThanOwedBack)
        story.refuses(PayOwedRefund(amount: .yuan(1)), by: .seller, with: .step(.notYourStep(.payOwedRefund)))
    }
}

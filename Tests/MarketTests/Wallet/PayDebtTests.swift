import Ledger
import Testing

@testable import Market

@Suite struct PayDebtTests {
    private func owing() throws -> WalletStory {
        var story = WalletStory()
        try story.give(
            IncurDebt(
                refund: "b1", trade: Story.id, parts: [IncurDebt.Part(.platform, .yuan(3)), IncurDebt.Part(.buyer, .yuan(4))]),
            by: .seller)
        try story.earn(.yuan(10))
        return story
    }

    @Test func theOldestFirstInParts() throws {
        var story = try owing()
        try story.give(PayDebt(refund: "b1-platform", amount: .yuan(2)), by: .clock)
        #expect(story.balance == 800 && story.books.balanceMinor(of: .fees, in: .cny) == 200)
        story.refuses(PayDebt(refund: "b1-buyer", amount: .yuan(4)), by: .clock, with: .unknownDebt)
        try story.give(PayDebt(refund: "b1-platform", amount: .yuan(1)), by: .clock)
        // What is owed to the buyer is paid by the trade's own entry.
        try story.give(PayDebt(refund: "b1-buyer", amount: .yuan(4)), by: .clock)
        #expect(story.wallet.debts.isEmpty && story.balance == 700)
    }

    @Test func neverMoreThanIsOwed() throws {
        let story = try owing()
        story.refuses(PayDebt(refund: "b1-platform", amount: .fen(301)), by: .clock, with: .moreThanOwed)
        story.refuses(PayDebt(refund: "b1-platform", amount: .fen(0)), by: .clock, with: .moreThanOwed)
        story.refuses(PayDebt(refund: "b1-platform", amount: .yuan(1)), by: .seller, with: .notTheClock)
        story.refuses(PayDebt(refund: "b9", amount: .yuan(1)), by: .clock, with: .unknownDebt)
    }
}

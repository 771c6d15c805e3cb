import Ledger
import Testing

@testable import Market

@Suite struct IncurDebtTests {
    @Test func aDebtMovesNoMoney() throws {
        var story = try WalletStory.ready(0 + 1)
        let debt = IncurDebt(
            refund: "b1", trade: Story.id, parts: [IncurDebt.Part(.platform, .yuan(3)), IncurDebt.Part(.buyer, .yuan(4))])
        try story.give(debt, by: .seller)
        #expect(story.wallet.owedMinor == 700 && story.balance == 100)
        #expect(story.wallet.debts.map(\.refund) == ["b1-platform", "b1-buyer"])
        story.refuses(debt, by: .seller, with: .debtKnown)
        story.refuses(IncurDebt(refund: "b2", trade: Story.id, parts: []), by: .seller, with: .nothingOwed)
    }
}

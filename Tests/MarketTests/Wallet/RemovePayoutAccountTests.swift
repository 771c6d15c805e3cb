import Ledger
import Testing

@testable import Market

@Suite struct RemovePayoutAccountTests {
    @Test func duringTheCoolDownAndLater() throws {
        var story = WalletStory()
        try story.give(AddPayoutAccount.account(1), by: .seller)
        let remove = RemovePayoutAccount(owner: .seller, account: .number(1))
        #expect(
            try story.give(remove, by: .seller) == [
                .payoutAccountRemoved(PayoutAccountRemoved(account: .number(1), wasCooling: true))
            ])
        #expect(try story.give(remove, by: .seller) == [])
        var ready = try WalletStory.ready()
        #expect(
            try ready.give(remove, by: .seller) == [
                .payoutAccountRemoved(PayoutAccountRemoved(account: .number(1), wasCooling: false))
            ])
        ready.refuses(ready.order(1, .yuan(10)), by: .seller, with: .unknownPayoutAccount)
    }

    @Test func whatIsNotThere() {
        let story = WalletStory()
        story.refuses(RemovePayoutAccount(owner: .seller, account: .number(1)), by: .seller, with: .unknownPayoutAccount)
        story.refuses(RemovePayoutAccount(owner: .seller, account: .number(1)), by: .buyer, with: .notYourWallet)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct AddPayoutAccountTests {
    @Test func itCoolsDown() throws {
        var story = WalletStory()
        let events = try story.give(AddPayoutAccount.account(1), by: .seller)
        #expect(
            events == [
                .payoutAccountAdded(
                    PayoutAccountAdded(
                        account: .number(1), kind: .bank, label: Sealed("招商银行 ••••0018"), document: .number(1),
                        usableFrom: Timestamp.opening.adding(.hours(72))))
            ])
        #expect(try story.give(AddPayoutAccount.account(1), by: .seller) == [])
    }

    @Test func onlyTheOwnersAndNotTooMany() throws {
        var story = WalletStory()
        story.refuses(AddPayoutAccount.account(1), by: .buyer, with: .notYourWallet)
        for number in 1...5 { try story.give(AddPayoutAccount.account(UInt64(number)), by: .seller) }
        story.refuses(AddPayoutAccount.account(6), by: .seller, with: .tooManyPayoutAccounts)
        try story.give(RemovePayoutAccount(owner: .seller, account: .number(2)), by: .seller)
        try story.give(AddPayoutAccount.account(6), by: .seller)
    }
}

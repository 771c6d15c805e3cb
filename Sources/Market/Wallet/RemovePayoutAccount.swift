/// A member gives an account for payouts up, during its cool-down or later. What is on its way there still arrives.
package struct RemovePayoutAccount: Command {
    package typealias State = Wallet
    package typealias Refused = PayoutAccountRefusal

    /// Whose wallet it is.
    package let owner: MemberID
    /// Which account.
    package let account: PayoutAccountID

    package init(owner: MemberID, account: PayoutAccountID) {
        self.owner = owner
        self.account = account
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(PayoutAccountRefusal) -> [WalletEvent] {
        guard actor == .member(owner) else { throw .notYourWallet }
        guard let known = wallet.accounts[account] else { throw .unknownPayoutAccount }
        guard !known.isRemoved else { return [] }
        return [
            .payoutAccountRemoved(PayoutAccountRemoved(account: account, wasCooling: time < known.usableFrom))
        ]
    }
}

/// No payout goes there any more.
package struct PayoutAccountRemoved: Equatable, Sendable, Codable {
    /// Its name.
    package let account: PayoutAccountID
    /// Whether it was never usable.
    package let wasCooling: Bool
}

/// A member names an account for payouts. For a while nothing is paid out to it, so that one who took a session over cannot empty
/// the wallet at once; until then the member can take it back.
///
/// The shell has checked that it is the member, by password or key.
/// Source: RULES.md, money: a hold or restriction shows rule, reason and latest end.
package struct AddPayoutAccount: Command {
    package typealias State = Wallet
    package typealias Refused = PayoutAccountRefusal

    /// Whose wallet it is.
    package let owner: MemberID
    /// The account's name, new with each.
    package let account: PayoutAccountID
    /// What it is.
    package let kind: PayoutAccountKind
    /// Its masked form.
    package let masked: String
    /// The hash of the document that is kept under lock.
    package let document: Digest
    /// The operator's rules.
    package let policy: PayoutPolicy

    package init(
        owner: MemberID, account: PayoutAccountID, kind: PayoutAccountKind, masked: String, document: Digest,
        policy: PayoutPolicy
    ) {
        self.owner = owner
        self.account = account
        self.kind = kind
        self.masked = masked
        self.document = document
        self.policy = policy
    }

    /// The most accounts of one member at a time.
    package static let accountsMax = 5

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(PayoutAccountRefusal) -> [WalletEvent] {
        guard actor == .member(owner) else { throw .notYourWallet }
        guard wallet.accounts[account] == nil else { return [] }
        guard wallet.accounts.values.filter({ !$0.isRemoved }).count < Self.accountsMax else { throw .tooManyPayoutAccounts }
        return [
            .payoutAccountAdded(
                PayoutAccountAdded(
                    account: account, kind: kind, label: Sealed(masked), document: document,
                    usableFrom: time.adding(.hours(policy.coolDownHours))))
        ]
    }
}

/// Why an account for payouts is not taken or not given up.
package enum PayoutAccountRefusal: String, Refusal {
    case notYourWallet, tooManyPayoutAccounts, unknownPayoutAccount
    case holderMalformed, bankMalformed, cardMalformed, alipayMalformed

    package var code: String { rawValue }
}

/// From `usableFrom` on payouts may go there.
package struct PayoutAccountAdded: Equatable, Sendable, Codable {
    /// Its name.
    package let account: PayoutAccountID
    /// What it is.
    package let kind: PayoutAccountKind
    /// Its masked form.
    package let label: Sealed<String>
    /// The hash of the document that says where it is.
    package let document: Digest
    /// The end of the cool-down.
    package let usableFrom: Timestamp
}

import Ledger

/// A member orders a payout. The money leaves the balance at once and is on its way until whoever pays it has answered for good.
///
/// Source: RULES.md, money.
package struct OrderPayout: Command {
    package typealias State = Wallet
    package typealias Refused = OrderPayoutRefusal

    /// Whose wallet it is.
    package let owner: MemberID
    /// The payout's name, new with each, and its number at whoever pays.
    package let payout: PayoutID
    /// Where it goes.
    package let account: PayoutAccountID
    /// How much.
    package let amount: Money
    /// Who makes it.
    package let provider: PayoutProviderFacts
    /// What the ledger has of the member's, in minor units.
    package let balanceMinor: Int64
    /// The operator's rules.
    package let policy: PayoutPolicy
    /// How much of the balance is frozen, in minor units.
    package let frozenMinor: Int64

    package init(
        owner: MemberID, payout: PayoutID, account: PayoutAccountID, amount: Money, provider: PayoutProviderFacts,
        balanceMinor: Int64, policy: PayoutPolicy, frozenMinor: Int64 = 0
    ) {
        self.owner = owner
        self.payout = payout
        self.account = account
        self.amount = amount
        self.provider = provider
        self.balanceMinor = balanceMinor
        self.policy = policy
        self.frozenMinor = frozenMinor
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(OrderPayoutRefusal) -> [WalletEvent] {
        guard actor == .member(owner) else { throw .notYourWallet }
        guard wallet.payouts[payout] == nil else { return [] }
        guard let known = wallet.accounts[account], !known.isRemoved else { throw .unknownPayoutAccount }
        guard time >= known.usableFrom else { throw .accountCooling(known.usableFrom.ms - time.ms) }
        guard provider.kinds.contains(known.kind) else { throw .noProviderForKind }
        guard amount.minor >= policy.amountMinorMin else { throw .belowPayoutMinimum(policy.amountMinorMin) }
        let freeMinor = max(0, balanceMinor - min(wallet.owedMinor, max(0, balanceMinor)))
        guard amount.minor <= freeMinor else { throw .moreThanBalance(freeMinor) }
        let unfrozenMinor = max(0, freeMinor - min(freeMinor, frozenMinor))
        guard amount.minor <= unfrozenMinor else { throw .frozen(leftMinor: unfrozenMinor) }
        let leftMinor = policy.dayMinorMax - min(policy.dayMinorMax, wallet.orderedMinor(inDayBefore: time))
        guard amount.minor <= leftMinor else { throw .overDayLimit(leftMinor) }
        return [
            .payoutOrdered(
                PayoutOrdered(
                    payout: payout, account: account, amount: amount, provider: provider.name, gateway: provider.gateway,
                    isByHand: provider.isByHand, needsReview: amount.minor > policy.reviewAboveMinor))
        ]
    }
}

/// What the rules must know of whoever makes a payout.
package struct PayoutProviderFacts: Hashable, Sendable {
    /// Its name, by which its answers are known.
    package let name: String
    /// The gateway whose money it pays out.
    package let gateway: String
    /// The kinds of accounts it can pay to.
    package let kinds: Set<PayoutAccountKind>
    /// Whether people make it, and no program.
    package let isByHand: Bool

    package init(name: String, gateway: String, kinds: Set<PayoutAccountKind>, isByHand: Bool) {
        self.name = name
        self.gateway = gateway
        self.kinds = kinds
        self.isByHand = isByHand
    }
}

/// Why a payout is not ordered.
package enum OrderPayoutRefusal: Refusal {
    case notYourWallet
    case unknownPayoutAccount
    /// So many milliseconds are left of the cool-down.
    case accountCooling(Int64)
    /// Nobody here pays to such accounts.
    case noProviderForKind
    case belowPayoutMinimum(Int64)
    /// So much may be paid out: the balance less what is owed.
    case moreThanBalance(Int64)
    /// So much is left of the day's limit.
    case overDayLimit(Int64)
    /// The rest of the balance is frozen; so much may be paid out.
    case frozen(leftMinor: Int64)

    package var code: String {
        switch self {
        case .notYourWallet: "notYourWallet"
        case .unknownPayoutAccount: "unknownPayoutAccount"
        case .accountCooling: "accountCooling"
        case .noProviderForKind: "noProviderForKind"
        case .belowPayoutMinimum: "belowPayoutMinimum"
        case .moreThanBalance: "moreThanBalance"
        case .overDayLimit: "overDayLimit"
        case .frozen: "balanceFrozen"
        }
    }

    package var details: [String] {
        switch self {
        case .notYourWallet, .unknownPayoutAccount, .noProviderForKind: []
        case .accountCooling(let leftMs): [String((leftMs + 3_599_999) / 3_600_000)]
        case .belowPayoutMinimum(let minor), .moreThanBalance(let minor), .overDayLimit(let minor), .frozen(let minor):
            [String(minor)]
        }
    }
}

/// Money is to go to an account of the member's. The call to whoever pays it follows from this entry, or from the second approval.
package struct PayoutOrdered: Equatable, Sendable, Codable {
    /// Its name, the same in every attempt.
    package let payout: PayoutID
    /// Where it goes.
    package let account: PayoutAccountID
    /// How much.
    package let amount: Money
    /// Who makes it.
    package let provider: String
    /// The gateway whose money it is.
    package let gateway: String
    /// Whether people make it.
    package let isByHand: Bool
    /// Whether two of the staff must approve it first.
    package let needsReview: Bool
}

import Ledger

/// What staff does, as data: what kind of thing it is, what it is about, whom it touches.
package struct StaffDeed: Equatable, Sendable, Codable {
    /// Kinds of deeds.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case grantRole, revokeRole
        case retryCall, resolveCall
        case resolveDifference, readPayoutAccount
        case recordChargeback
        case freezeAccount, unfreezeAccount, closeAccount, takeDownListing, restoreListing
    }

    /// What is done.
    package let kind: Kind
    /// What it is about, by a name that the room of that kind gives: a member, a call, a difference, a payout.
    package let subject: String
    /// Whom it touches; nil where it touches no member. They can read of it.
    package let member: MemberID?
    /// The trade it is about; nil where it is about none.
    package let trade: TradeID?
    /// The role that is granted or taken; nil elsewhere.
    package let role: StaffRole?
    /// What money it moves; nil where it moves none.
    package let amount: Money?
    /// The provider's own number of it; nil where there is none.
    package let reference: String?
    /// By which rule it restrains somebody; nil where it does not.
    package let rule: ModerationRule?

    /// A deed of that kind, about that thing.
    package init(
        _ kind: Kind, of subject: String, member: MemberID? = nil, trade: TradeID? = nil, role: StaffRole? = nil,
        amount: Money? = nil, reference: String? = nil, rule: ModerationRule? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.member = member
        self.trade = trade
        self.role = role
        self.amount = amount
        self.reference = reference
        self.rule = rule
    }
}

extension StaffDeed.Kind {
    /// The right that proposing it and consenting to it need.
    package var action: StaffAction {
        switch self {
        case .grantRole: .grantRole
        case .revokeRole: .revokeRole
        case .retryCall: .retryCall
        case .resolveCall: .resolveCall
        case .resolveDifference: .resolveDifference
        case .readPayoutAccount: .approvePayout
        case .recordChargeback: .resolveCall
        case .freezeAccount, .unfreezeAccount, .closeAccount, .takeDownListing, .restoreListing: .moderate
        }
    }

    /// Whether it needs a reason: not where it does again what is owed anyway, nor where what it is about says why.
    var needsReason: Bool {
        switch self {
        case .retryCall, .readPayoutAccount: false
        case .grantRole, .revokeRole, .resolveCall, .resolveDifference, .recordChargeback: true
        case .freezeAccount, .unfreezeAccount, .closeAccount, .takeDownListing, .restoreListing: true
        }
    }

    /// Whether it needs a second person whatever the amount; nil where the amount decides.
    fileprivate var needsSecond: Bool? {
        switch self {
        case .grantRole: true
        // What is owed is asked for once more; nothing else moves by it.
        case .revokeRole, .retryCall: false
        // Two persons confirm the transfer that it is read for.
        case .readPayoutAccount: false
        // What is urgent does not wait, and can be undone; what cannot be undone waits for two.
        case .freezeAccount, .unfreezeAccount, .takeDownListing, .restoreListing: false
        case .closeAccount: true
        case .resolveCall, .resolveDifference, .recordChargeback: nil
        }
    }
}

/// The operator's rules for staff.
package struct DeskPolicy: Equatable, Sendable {
    /// Up to what amount one person is enough, in minor units.
    package var aloneMinorMax: Int64
    /// How long a proposal waits for the second person, in hours.
    package var proposalHours: Int

    package init(aloneMinorMax: Int64, proposalHours: Int) {
        self.aloneMinorMax = aloneMinorMax
        self.proposalHours = proposalHours
    }

    /// ¥1,000 and 72 hours.
    package static let standard = DeskPolicy(aloneMinorMax: 100_000, proposalHours: 72)

    /// Whether a second person must consent.
    package func needsSecond(_ deed: StaffDeed) -> Bool {
        deed.kind.needsSecond ?? deed.amount.map { $0.minor.magnitude > aloneMinorMax.magnitude } ?? false
    }
}

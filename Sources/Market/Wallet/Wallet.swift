import Ledger

/// What the stream of a member's wallet amounts to: where payouts may go, which were ordered, and what the member owes.
///
/// The balance stands in the ledger, which is fed by trades as well; a rule that needs it is told it.
package struct Wallet: CaseState, Equatable {
    package static let streamKind = "wallet"

    /// Every account that payouts ever could go to.
    package private(set) var accounts: [PayoutAccountID: PayoutAccount] = [:]
    /// Every payout that was ordered.
    package private(set) var payouts: [PayoutID: Payout] = [:]
    /// What the member owes, oldest first; what was paid in full is gone.
    package private(set) var debts: [Debt] = []

    package init() {}

    package mutating func apply(_ event: WalletEvent, at time: Timestamp) {
        switch event {
        case .payoutAccountAdded(let facts):
            accounts[facts.account] = PayoutAccount(
                id: facts.account, kind: facts.kind, document: facts.document, usableFrom: facts.usableFrom)
        case .payoutAccountRemoved(let facts): accounts[facts.account]?.isRemoved = true
        case .payoutOrdered(let facts):
            payouts[facts.payout] = Payout(
                order: facts, orderedAt: time, stage: facts.needsReview ? .review : .underway)
        case .payoutApproved(let facts):
            payouts[facts.payout]?.approvals.append(facts.by)
            if facts.isFinal { payouts[facts.payout]?.stage = .underway }
        case .payoutDeclined(let facts): payouts[facts.payout]?.stage = .declined
        case .payoutNoted(let facts): payouts[facts.payout]?.note = facts
        case .payoutMade(let facts): payouts[facts.payout]?.stage = .made
        case .payoutFailed(let facts): payouts[facts.payout]?.stage = .failed
        case .debtIncurred(let facts): debts.append(Debt(facts))
        case .debtPaid(let facts):
            guard let place = debts.firstIndex(where: { $0.refund == facts.refund }) else { return }
            debts[place].leftMinor -= facts.amount.minor
            if debts[place].leftMinor <= 0 { debts.remove(at: place) }
        }
    }
}

extension Wallet {
    /// What the member owes in all, in minor units.
    package var owedMinor: Int64 {
        debts.reduce(0) { sum, debt in
            let (total, overflow) = sum.addingReportingOverflow(debt.leftMinor)
            return overflow ? .max : total
        }
    }

    /// What was ordered to be paid out in the 24 hours before `time` and has not come back, in minor units.
    package func orderedMinor(inDayBefore time: Timestamp) -> Int64 {
        let since = time.adding(.hours(-24))
        return payouts.values.reduce(0) { sum, payout in
            guard payout.orderedAt > since, payout.stage.keepsMoney else { return sum }
            let (total, overflow) = sum.addingReportingOverflow(payout.order.amount.minor)
            return overflow ? .max : total
        }
    }

    /// The payouts on their way to that account.
    package func openPayouts(to account: PayoutAccountID) -> [Payout] {
        payouts.values.filter { $0.order.account == account && $0.stage.isOpen }
    }
}

/// One account that payouts may go to.
package struct PayoutAccount: Equatable, Sendable {
    /// Its name.
    package let id: PayoutAccountID
    /// What it is.
    package let kind: PayoutAccountKind
    /// The hash of the document that says where it is, which is kept under lock.
    package let document: Digest
    /// Before that moment no payout goes to it.
    package let usableFrom: Timestamp
    /// Whether the member has given it up.
    package internal(set) var isRemoved = false

    package init(id: PayoutAccountID, kind: PayoutAccountKind, document: Digest, usableFrom: Timestamp) {
        self.id = id
        self.kind = kind
        self.document = document
        self.usableFrom = usableFrom
    }
}

/// One payout.
package struct Payout: Equatable, Sendable {
    /// What was ordered.
    package let order: PayoutOrdered
    /// When.
    package let orderedAt: Timestamp
    /// How far it is.
    package internal(set) var stage: PayoutStage
    /// Who of the staff has approved it.
    package internal(set) var approvals: [MemberID] = []
    /// The first word of the staff on a payout that is made by hand; nil before.
    package internal(set) var note: PayoutNoted?
}

/// How far a payout is.
package enum PayoutStage: String, CaseIterable, Sendable, Codable {
    /// So large that two of the staff must approve it first.
    case review
    /// To be made, or being made.
    case underway
    /// The money has left.
    case made
    /// It could not be made; the money is back.
    case failed
    /// The staff declined it; the money is back.
    case declined

    /// Whether the money is neither here nor there.
    package var isOpen: Bool {
        switch self {
        case .review, .underway: true
        case .made, .failed, .declined: false
        }
    }

    /// Whether the money is on its way or has left.
    package var keepsMoney: Bool {
        switch self {
        case .review, .underway, .made: true
        case .failed, .declined: false
        }
    }
}

/// The name of an account that payouts go to.
package struct PayoutAccountID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}

/// The name of a payout, and its number at whoever makes it.
package struct PayoutID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}

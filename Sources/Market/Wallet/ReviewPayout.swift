import Ledger

/// One of the staff approves a large payout, or declines it. Two different persons must approve; one is enough to decline.
/// A payout that people make can be declined as long as nobody has said that it was made.
///
/// Source: RULES.md, money: what is held back is told with its reason.
package struct ReviewPayout: Command {
    package typealias State = Wallet
    package typealias Refused = ReviewPayoutRefusal

    /// Whose wallet it is.
    package let owner: MemberID
    /// Which payout.
    package let payout: PayoutID
    /// What the reviewer says.
    package let verdict: Verdict

    /// What a reviewer says.
    package enum Verdict: Hashable, Sendable {
        case approve
        /// For that reason, which the member reads.
        case decline(reason: String)
    }

    package init(owner: MemberID, payout: PayoutID, verdict: Verdict) {
        self.owner = owner
        self.payout = payout
        self.verdict = verdict
    }

    /// How many different persons must approve.
    package static let approvalsNeeded = 2
    /// The bounds of a reason, in characters.
    package static let reasonCharacters = 1...500

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(ReviewPayoutRefusal) -> [WalletEvent] {
        guard case .staff(let reviewer) = actor else { throw .notStaff }
        guard reviewer != owner else { throw .ownPayout }
        guard let known = wallet.payouts[payout] else { throw .unknownPayout }
        switch verdict {
        case .approve:
            guard known.stage == .review else { throw .notInReview }
            guard !known.approvals.contains(reviewer) else { throw .samePerson }
            let isFinal = known.approvals.count + 1 >= Self.approvalsNeeded
            return [.payoutApproved(PayoutApproved(payout: payout, by: reviewer, isFinal: isFinal))]
        case .decline(let reason):
            guard known.stage == .review || (known.stage == .underway && known.order.isByHand && known.note == nil) else {
                throw .notInReview
            }
            guard Self.reasonCharacters.contains(reason.count) else { throw .payoutReasonLength }
            return [
                .payoutDeclined(
                    PayoutDeclined(payout: payout, by: reviewer, amount: known.order.amount, reason: Sealed(reason)))
            ]
        }
    }
}

/// Why a review changes nothing.
package enum ReviewPayoutRefusal: String, Refusal {
    case notStaff, ownPayout, unknownPayout, notInReview, samePerson, payoutReasonLength

    package var code: String { rawValue }
}

/// One of the staff has approved a payout.
package struct PayoutApproved: Equatable, Sendable, Codable {
    /// Which payout.
    package let payout: PayoutID
    /// Who approved it.
    package let by: MemberID
    /// Whether it is made from now on.
    package let isFinal: Bool
}

/// The staff will not make a payout; the money is back.
package struct PayoutDeclined: Equatable, Sendable, Codable {
    /// Which payout.
    package let payout: PayoutID
    /// Who declined it.
    package let by: MemberID
    /// How much is back.
    package let amount: Money
    /// Why.
    package let reason: Sealed<String>
}

/// What a party claims in a dispute.
package enum DisputeClaim: String, CaseIterable, Sendable, Codable {
    case notDelivered, deliveredLate, notAsDescribed, defective
    /// A security hole, a back door, or talk to places that the listing does not name.
    case insecure
    /// The licence does not allow what was sold, or the buyer goes beyond it.
    case licence
    case supportNotGiven
    /// A copy of somebody else's work.
    case counterfeit
    /// Something that must not be sold here.
    case bannedGoods
    /// The buyer is silent, or refuses without ground.
    case acceptanceWithheld
    case other

    /// Who can claim it.
    package var claimants: Set<Side> {
        switch self {
        case .notDelivered, .deliveredLate, .notAsDescribed, .defective, .insecure, .supportNotGiven, .counterfeit, .bannedGoods:
            [.buyer]
        case .acceptanceWithheld: [.seller]
        case .licence, .other: Set(Side.allCases)
        }
    }

    /// Whether it can be claimed whenever it comes to light.
    package var isTimeless: Bool { self == .counterfeit || self == .bannedGoods }

    /// The promised return that keeps it open longer; nil where none does.
    fileprivate var warranty: ReturnReason? {
        switch self {
        case .notAsDescribed: .notAsDescribed
        case .defective: .quality
        case .insecure: .securityHole
        case .supportNotGiven: .supportNotGiven
        case .notDelivered, .deliveredLate, .licence, .counterfeit, .bannedGoods, .acceptanceWithheld, .other: nil
        }
    }
}

extension Trade {
    /// Until when that can be claimed, as the trade stands; nil where no end is set.
    ///
    /// Source: RULES.md, clocks: 15 days after acceptance; within a promised warranty its whole length; fakes and banned goods
    /// always.
    package func claimableUntil(_ claim: DisputeClaim) -> Timestamp? {
        guard phase == .completed || phase == .refunded, !claim.isTimeless, let completedAt, let policy = opening?.policy else {
            return nil
        }
        var until = completedAt.adding(.days(policy.disputeDays))
        guard let terms = agreement?.terms else { return until }
        if claim == .supportNotGiven || claim == .defective || claim == .insecure {
            until = max(until, completedAt.adding(.days((terms.supportMonths + extraSupportMonths) * Self.daysOfMonth)))
        }
        if let reason = claim.warranty, let delivered = rounds.last?.at {
            until = max(until, delivered.adding(.days(terms.conditionalReturns[reason])))
        }
        return until
    }

    /// A month of promised support, in days: never less than a calendar month.
    private static let daysOfMonth = 31

    /// Whether an outcome has decided on that claim before, once and for all: one that has the seller do something more has not.
    func isDecided(_ claim: DisputeClaim, by side: Side) -> Bool {
        disputes.contains { dispute in
            guard dispute.by == side, dispute.claims.contains(claim), let outcome = dispute.decided?.outcome else { return false }
            return outcome.redoByHours == nil && outcome.extraSupportMonths == nil
        }
    }
}

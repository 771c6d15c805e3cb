import Ledger

/// One restraint of a member.
package struct Restraint: Equatable, Sendable {
    /// What it says.
    package let facts: MemberRestrained

    /// Whether it holds at a moment: where it has an end it lapses by itself.
    package func stands(at time: Timestamp) -> Bool { facts.until.map { time < $0 } ?? true }
}

/// What a restraint can keep a member from.
package enum MemberAct: String, CaseIterable, Sendable {
    /// A listing, or a new revision of one.
    case publish
    /// A new trade, as buyer or seller.
    case trade
    /// A payout.
    case withdraw
}

extension Member {
    /// Whether the member may do something new now. What runs already is never asked about: trades are finished, messages answered,
    /// the record is taken away. Throws: `accountClosed`, `accountFrozen`, `payoutsFrozen`.
    package func demand(_ act: MemberAct, at time: Timestamp) throws(RestraintRefusal) {
        guard !isClosed else { throw .accountClosed }
        let standing = restraints.filter { $0.stands(at: time) }
        guard !standing.contains(where: { $0.facts.scope == .account }) else { throw .accountFrozen }
        switch act {
        case .publish, .trade: break
        case .withdraw:
            guard !standing.contains(where: { $0.facts.scope == .payouts && $0.facts.amount == nil }) else { throw .payoutsFrozen }
        }
    }

    /// How much of the balance is not to be paid out, in minor units.
    package func frozenMinor(at time: Timestamp) -> Int64 {
        restraints.reduce(0) { sum, restraint in
            guard restraint.stands(at: time), restraint.facts.scope == .payouts, let amount = restraint.facts.amount else {
                return sum
            }
            let (total, overflow) = sum.addingReportingOverflow(amount.minor)
            return overflow ? .max : total
        }
    }
}

/// Why a restrained member may not.
package enum RestraintRefusal: String, Refusal {
    case accountFrozen, payoutsFrozen, accountClosed
    /// The other side cannot enter into a trade now.
    case otherSideRestrained

    package var code: String { rawValue }
}

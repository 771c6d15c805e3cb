import Ledger

/// A member is kept from something, by a deed of the staff or by a freeze in a complaint.
package struct RestrainMember: Command {
    package typealias State = Member
    package typealias Refused = ModerationRefusal

    /// What is to stand.
    package let restraint: MemberRestrained

    /// That this is to stand.
    package init(_ restraint: MemberRestrained) { self.restraint = restraint }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ModerationRefusal) -> [MemberEvent] {
        guard case .staff = actor else { throw .notStaffsWord }
        guard member.isRegistered else { throw .notRegistered }
        guard !member.isClosed else { throw .accountClosed }
        guard !member.restraints.contains(where: { $0.facts.restraint == restraint.restraint }) else { return [] }
        return [.memberRestrained(restraint)]
    }
}

/// From now on the member is kept from something.
package struct MemberRestrained: Equatable, Sendable, Codable {
    /// Its name.
    package let restraint: RestraintID
    /// What it keeps from the member; never a listing, which has a stream of its own.
    package let scope: RestraintScope
    /// How much of the balance stays; nil for all of it, and where it is not about money.
    package let amount: Money?
    /// By which rule.
    package let rule: ModerationRule
    /// When it lapses by itself; nil where somebody has to lift it.
    package let until: Timestamp?
    /// The complaint it was placed in; nil where it is a deed of its own.
    package let complaint: ComplaintID?
    /// Who placed it.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>

    /// A restraint of that name: from what, how much, by which rule, until when, by whom and why.
    package init(
        _ restraint: RestraintID, scope: RestraintScope, amount: Money? = nil, rule: ModerationRule, until: Timestamp? = nil,
        complaint: ComplaintID? = nil, by: MemberID, reason: String
    ) {
        self.restraint = restraint
        self.scope = scope
        self.amount = amount
        self.rule = rule
        self.until = until
        self.complaint = complaint
        self.by = by
        self.reason = Sealed(reason)
    }
}

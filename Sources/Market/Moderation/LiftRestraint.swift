/// What kept a member from something ends.
package struct LiftRestraint: Command {
    package typealias State = Member
    package typealias Refused = ModerationRefusal

    /// Which restraint.
    package let restraint: RestraintID
    /// Why.
    package let reason: String

    /// The end of that restraint.
    package init(_ restraint: RestraintID, reason: String) {
        self.restraint = restraint
        self.reason = reason
    }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ModerationRefusal) -> [MemberEvent] {
        guard let standing = member.restraints.first(where: { $0.facts.restraint == restraint }) else { throw .unknownRestraint }
        switch actor {
        // A complainant who takes the complaint back ends what was frozen for it.
        case .staff, .member: break
        // It has lapsed without this; the entry tells the member.
        case .clock: guard !standing.stands(at: time) else { throw .notStaffsWord }
        case .gateway: throw .notStaffsWord
        }
        return [.restraintLifted(RestraintLifted(restraint: restraint, reason: Sealed(reason)))]
    }
}

/// The member is free of it.
package struct RestraintLifted: Equatable, Sendable, Codable {
    /// Which restraint.
    package let restraint: RestraintID
    /// Why.
    package let reason: Sealed<String>
}

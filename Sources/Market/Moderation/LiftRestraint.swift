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
        // A complainant who takes the complaint back ends what was frozen for it.
        switch actor {
        case .staff, .member: break
        case .clock, .gateway: throw .notStaffsWord
        }
        guard member.restraints.contains(where: { $0.facts.restraint == restraint }) else { throw .unknownRestraint }
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

/// A member is staff no longer. One operator is enough, as it takes rights away; the last one stays.
package struct RevokeRole: Command {
    package typealias State = Member
    package typealias Refused = DeskRefusal

    /// What the member is no longer.
    package let role: StaffRole
    /// Why; it can be erased.
    package let reason: String
    /// The deed that says so.
    package let deed: DeedID
    /// How many operators there are.
    package let operatorsCount: Int

    package init(role: StaffRole, reason: String, deed: DeedID, operatorsCount: Int) {
        self.role = role
        self.reason = reason
        self.deed = deed
        self.operatorsCount = operatorsCount
    }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(DeskRefusal) -> [MemberEvent] {
        guard case .staff = actor else { throw .notAllowed }
        guard member.roles.contains(role) else { throw .roleNotHeld }
        guard role != .operator || operatorsCount > 1 else { throw .lastOperator }
        return [.roleRevoked(RoleRevoked(role: role, deed: deed, reason: Sealed(reason)))]
    }
}

/// The member no longer acts for the platform in that role.
package struct RoleRevoked: Equatable, Sendable, Codable {
    /// What the member was.
    package let role: StaffRole
    /// The deed that says so.
    package let deed: DeedID
    /// Why.
    package let reason: Sealed<String>
}

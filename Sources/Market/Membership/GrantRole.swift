/// A member becomes staff: by the word of two operators, or of whoever runs the program as long as there are not two.
package struct GrantRole: Command {
    package typealias State = Member
    package typealias Refused = DeskRefusal

    /// What the member becomes.
    package let role: StaffRole
    /// Why; it can be erased.
    package let reason: String
    /// What the two operators agreed on; nil where the program itself was run.
    package let deed: DeedID?
    /// How many operators there are.
    package let operatorsCount: Int

    package init(role: StaffRole, reason: String, deed: DeedID?, operatorsCount: Int) {
        self.role = role
        self.reason = reason
        self.deed = deed
        self.operatorsCount = operatorsCount
    }

    /// As whom the command line speaks, which only whoever runs the server can use.
    package static let host = Actor.gateway("host")
    /// From how many operators on they consent to each other, and the command line grants nothing more.
    package static let operatorsEnough = 2

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(DeskRefusal) -> [MemberEvent] {
        guard member.isRegistered else { throw .notRegistered }
        switch actor {
        case .gateway: guard actor == Self.host, operatorsCount < Self.operatorsEnough else { throw .hostMayNot }
        case .staff: guard deed != nil else { throw .secondNeeded }
        case .member, .clock: throw .notAllowed
        }
        guard !member.roles.contains(role) else { return [] }
        return [.roleGranted(RoleGranted(role: role, deed: deed, reason: Sealed(reason)))]
    }
}

/// From now on the member acts for the platform as well.
package struct RoleGranted: Equatable, Sendable, Codable {
    /// What the member became.
    package let role: StaffRole
    /// What two operators agreed on; nil where the command line granted it.
    package let deed: DeedID?
    /// Why.
    package let reason: Sealed<String>
}

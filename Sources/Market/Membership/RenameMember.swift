/// A member takes another display name. The earlier one stays sealed in its entry and can be erased.
package struct RenameMember: Command {
    package typealias State = Member
    package typealias Refused = RenameMemberRefusal

    /// What others see from now on; 1 to 32 characters.
    package let displayName: String
    /// What others see now; nil where it was erased.
    package let current: String?

    package init(displayName: String, current: String?) {
        self.displayName = displayName
        self.current = current
    }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(RenameMemberRefusal) -> [MemberEvent] {
        guard member.isRegistered else { throw .notRegistered }
        guard RegisterMember.isDisplayName(displayName) else { throw .displayNameMalformed }
        guard displayName != current else { return [] }
        return [.memberRenamed(MemberRenamed(displayName: Sealed(displayName)))]
    }
}

/// Why the name stays.
package enum RenameMemberRefusal: String, Refusal {
    case notRegistered, displayNameMalformed

    package var code: String { rawValue }
}

/// The member has another name.
package struct MemberRenamed: Equatable, Sendable, Codable {
    /// What others see from now on.
    package let displayName: Sealed<String>
}

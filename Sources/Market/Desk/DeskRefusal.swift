/// Why staff may not.
package enum DeskRefusal: Refusal {
    /// There is no such deed.
    case notFound
    /// None of the member's roles allows it.
    case notAllowed
    /// It touches the member itself, or a trade of the member's.
    case isParty
    /// Who proposed it cannot be the second person.
    case secondIsFirst
    /// Nothing is done without a second person's word.
    case secondNeeded
    case reasonLength(max: Int)
    /// It was decided, or nobody consented in time.
    case over
    /// Somebody must host the market.
    case lastOperator
    /// There are operators, who consent to each other.
    case hostMayNot
    case roleNotHeld
    case notRegistered

    package var code: String {
        switch self {
        case .notFound: "notFound"
        case .notAllowed: "staffNotAllowed"
        case .isParty: "staffIsParty"
        case .secondIsFirst: "secondIsFirst"
        case .secondNeeded: "secondNeeded"
        case .reasonLength: "reasonLength"
        case .over: "deedOver"
        case .lastOperator: "lastOperator"
        case .hostMayNot: "hostMayNot"
        case .roleNotHeld: "roleNotHeld"
        case .notRegistered: "notRegistered"
        }
    }

    package var details: [String] {
        switch self {
        case .reasonLength(let max): [String(max)]
        case .notFound, .notAllowed, .isParty, .secondIsFirst, .secondNeeded, .over, .lastOperator, .hostMayNot, .roleNotHeld,
            .notRegistered:
            []
        }
    }
}

/// Who acts for the platform, as far as the rules must know it.
package struct Staff: Equatable, Sendable {
    /// The roles that the member has now.
    package let roles: Set<StaffRole>
    /// Who is a party of what the deed is about.
    package let parties: Set<MemberID>

    package init(roles: Set<StaffRole>, parties: Set<MemberID> = []) {
        self.roles = roles
        self.parties = parties
    }

    /// The member behind the actor, if that one may do this. Throws: `notAllowed`, `isParty`.
    func member(_ actor: Actor, for deed: StaffDeed) throws(DeskRefusal) -> MemberID {
        guard case .staff(let member) = actor, roles.may(deed.kind.action) else { throw .notAllowed }
        guard !parties.contains(member), deed.member != member else { throw .isParty }
        return member
    }
}

/// One of the staff looks at the documents. That it was done is an entry, which the member can read.
package struct LookAtIdentity: Command {
    package typealias State = Identity
    package typealias Refused = IdentityRefusal

    /// Whose identity it is.
    package let owner: MemberID
    /// The request's number.
    package let number: Int
    /// Who looks.
    package let staff: Staff

    package init(owner: MemberID, number: Int, staff: Staff) {
        self.owner = owner
        self.number = number
        self.staff = staff
    }

    package func decide(by actor: Actor, at time: Timestamp, in identity: Identity) throws(IdentityRefusal) -> [IdentityEvent] {
        let member = try staff.checking(actor, owner)
        guard let request = identity.requests.first(where: { $0.facts.number == number }) else { throw .unknownRequest }
        guard !request.isErased else { throw .documentsGone }
        return [.identityLookedAt(IdentityLookedAt(number: number, by: member))]
    }
}

/// Somebody of the staff has seen the documents.
package struct IdentityLookedAt: Equatable, Sendable, Codable {
    /// The request's number.
    package let number: Int
    /// Who looked.
    package let by: MemberID
}

extension Staff {
    /// The member behind the actor, if that one may check the owner's identity. Throws: `staffNotAllowed`, `staffIsParty`.
    func checking(_ actor: Actor, _ owner: MemberID) throws(IdentityRefusal) -> MemberID {
        guard case .staff(let member) = actor, roles.may(.checkIdentities) else { throw .staffNotAllowed }
        guard member != owner else { throw .staffIsParty }
        return member
    }
}

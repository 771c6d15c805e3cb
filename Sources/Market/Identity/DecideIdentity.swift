/// One of the staff who has looked at the documents says whether they prove who the member is. From then on the documents are kept
/// for a term and erased.
package struct DecideIdentity: Command {
    package typealias State = Identity
    package typealias Refused = IdentityRefusal

    /// Whose identity it is.
    package let owner: MemberID
    /// The request's number.
    package let number: Int
    /// Whether they prove it.
    package let isVerified: Bool
    /// Why; it may be empty where they prove it.
    package let reason: String
    /// Who decides.
    package let staff: Staff

    package init(owner: MemberID, number: Int, isVerified: Bool, reason: String, staff: Staff) {
        self.owner = owner
        self.number = number
        self.isVerified = isVerified
        self.reason = reason
        self.staff = staff
    }

    /// How long the documents are kept after the decision, in days: for questions about it.
    ///
    /// Source: 个人信息保护法 19, 47 (the shortest time that is needed); the number is this market's own.
    package static let keptDays = 30
    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500

    package func decide(by actor: Actor, at time: Timestamp, in identity: Identity) throws(IdentityRefusal) -> [IdentityEvent] {
        let member = try staff.checking(actor, owner)
        guard let request = identity.requests.first(where: { $0.facts.number == number }) else { throw .unknownRequest }
        guard request.decision == nil else { throw .decidedAlready }
        guard request.lookedBy.contains(member) else { throw .notLookedAt }
        guard reason.unicodeScalars.count <= Self.reasonCharactersMax, isVerified || !reason.allSatisfy(\.isWhitespace) else {
            throw .reasonLength(max: Self.reasonCharactersMax)
        }
        return [
            .identityDecided(
                IdentityDecided(
                    number: number, by: member, isVerified: isVerified, eraseAt: time.adding(.days(Self.keptDays)),
                    reason: Sealed(reason)))
        ]
    }
}

/// It is known whether the documents prove who the member is.
package struct IdentityDecided: Equatable, Sendable, Codable {
    /// The request's number.
    package let number: Int
    /// Who decided.
    package let by: MemberID
    /// Whether they prove it.
    package let isVerified: Bool
    /// When the documents are erased.
    package let eraseAt: Timestamp
    /// Why.
    package let reason: Sealed<String>
}

/// The documents of a request are erased when their term is over, with the name that was given with them. What was verified, when
/// and by which way stays.
///
/// Source: 个人信息保护法 19, 47.
package struct EraseIdentityDocuments: Command {
    package typealias State = Identity
    package typealias Refused = IdentityRefusal

    /// Whose identity it is.
    package let owner: MemberID
    /// The request's number.
    package let number: Int

    package init(owner: MemberID, number: Int) {
        self.owner = owner
        self.number = number
    }

    package func decide(by actor: Actor, at time: Timestamp, in identity: Identity) throws(IdentityRefusal) -> [IdentityEvent] {
        guard let request = identity.requests.first(where: { $0.facts.number == number }) else { throw .unknownRequest }
        guard actor == .clock, let decision = request.decision, time >= decision.eraseAt else { throw .notDue }
        guard !request.isErased else { return [] }
        return [
            .identityDocumentsErased(IdentityDocumentsErased(number: number, documents: request.facts.documents)),
            .erased(Self.erased(request, of: owner)),
        ]
    }

    /// The values that go with the documents.
    package static func erased(_ request: Identity.Request, of owner: MemberID) -> Erased {
        Erased(member: owner, values: [Erased.Values(sequence: request.sequence, fields: ["name"])], files: [])
    }
}

/// The documents are gone.
package struct IdentityDocumentsErased: Equatable, Sendable, Codable {
    /// The request's number.
    package let number: Int
    /// The hashes of what is gone.
    package let documents: [Digest]
}

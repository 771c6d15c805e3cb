/// A second person does not agree, or the first takes the proposal back: the difference stays open.
///
/// Source: RULES.md, money: what moves money above a limit takes two.
package struct DeclineResolution: Command {
    package typealias State = Reconciliation
    package typealias Refused = ResolveDifferenceRefusal

    /// Which difference.
    package let number: Int
    /// Why, in words: within `ResolveDifference.reasonCharacters`.
    package let reason: String

    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> [ReconciliationEvent] {
        guard case .staff(let person) = actor else { throw .notStaff }
        guard let difference = state.difference(number) else { throw .unknown }
        guard difference.resolution == nil else { throw .resolved }
        guard difference.proposal != nil else { throw .notProposed }
        guard ResolveDifference.reasonCharacters.contains(reason.unicodeScalars.count) else { throw .reason }
        return [.resolutionDeclined(ResolutionDeclined(number: number, by: person, reason: Sealed(reason)))]
    }
}

/// A proposal was not agreed to.
package struct ResolutionDeclined: Equatable, Sendable, Codable {
    /// Which difference.
    package let number: Int
    /// Who said no.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>
}

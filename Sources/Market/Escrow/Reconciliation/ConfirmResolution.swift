import Ledger

/// A second person agrees to what the first proposed, and with that the difference is resolved.
///
/// Source: RULES.md, money: what moves money above a limit takes two.
package struct ConfirmResolution: Command {
    package typealias State = Reconciliation
    package typealias Refused = ResolveDifferenceRefusal

    /// Which difference.
    package let number: Int

    package init(number: Int) { self.number = number }

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> [ReconciliationEvent] {
        guard case .staff(let second) = actor else { throw .notStaff }
        guard let difference = state.difference(number) else { throw .unknown }
        if let resolution = difference.resolution {
            guard resolution.second == second else { throw .resolved }
            return []
        }
        guard let proposal = difference.proposal else { throw .notProposed }
        guard proposal.by != second else { throw .samePerson }
        return [
            .differenceResolved(
                DifferenceResolved(
                    number: number, kind: proposal.kind, excess: difference.found.difference.excess, first: proposal.by,
                    second: second, reason: proposal.reason))
        ]
    }
}

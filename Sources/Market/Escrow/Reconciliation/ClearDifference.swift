/// The gateway was asked about money that only its bill knew, had it, and the ledger has taken it in: the difference is gone. Where
/// that entry was missing in the bill of another day, that one is gone as well.
///
/// Source: RULES.md, gateways: confirm by query before crediting.
package struct ClearDifference: Command {
    package typealias State = Reconciliation
    package typealias Refused = ResolveDifferenceRefusal

    /// Which difference.
    package let number: Int
    /// The entry that took the money in.
    package let entry: EntryPlace

    package init(number: Int, entry: EntryPlace) {
        self.number = number
        self.entry = entry
    }

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> [ReconciliationEvent] {
        guard case .gateway = actor else { throw .notStaff }
        guard let difference = state.difference(number) else { throw .unknown }
        guard difference.resolution == nil else { return [] }
        guard difference.found.difference.how == .onlyInBill else { throw .kind }
        let elsewhere = state.differences.filter {
            $0.resolution == nil && $0.found.difference.how == .onlyInLedger && $0.found.difference.entry == entry
        }
        return [.differenceResolved(DifferenceResolved(number: number, kind: .foundByQuery, entry: entry))]
            + elsewhere.map {
                .differenceResolved(DifferenceResolved(number: $0.found.number, kind: .inOtherBill, entry: entry))
            }
    }
}

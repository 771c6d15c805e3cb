import Evidence
import Ledger
import Market

extension Reconciliation: Viewed {
    package static func project(_ change: Change<Reconciliation>, to connection: any Connection) throws {
        let transfers = change.event.transfers(at: change.identifier)
        try LedgerView(connection).post(transfers, by: change.entry)
    }
}

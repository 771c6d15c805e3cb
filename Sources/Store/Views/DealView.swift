import Evidence
import Ledger
import Market

extension Deal: Viewed {
    private static let insert: SQL =
        """
        INSERT INTO v_deals (id, seller, listing, revision, title, price_minor, drawn_ms, open_until_ms, withdrawn)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE)
        """
    private static let withdraw: SQL = "UPDATE v_deals SET withdrawn = TRUE WHERE id = $1"
    private static let claim: SQL = "UPDATE v_deals SET buyer = $2, trade = $3 WHERE id = $1"

    package static func project(_ change: Change<Deal>, to connection: any Connection) throws {
        let id = SQLValue.text(change.identifier)
        switch change.event {
        case .dealDrawnUp(let facts):
            try connection.run(
                insert,
                [
                    id, .text(facts.seller.rawValue), .text(facts.revision.listing.rawValue),
                    .integer(Int64(facts.revision.number)), .text(orNull: facts.wording.value?.title),
                    .integer(facts.terms.price.minor), .integer(change.entry.time.ms), .integer(facts.openUntil.ms),
                ])
        case .dealWithdrawn: try connection.run(withdraw, [id])
        case .dealClaimed(let facts):
            try connection.run(claim, [id, .text(facts.by.rawValue), .text(facts.trade.rawValue)])
        }
    }
}

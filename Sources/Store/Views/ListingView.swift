import Evidence
import Ledger
import Market

extension Listing: Viewed {
    private static let insertRevision: SQL =
        """
        INSERT INTO v_revisions (listing, number, position, entry_hash, seller, category, category_version, title,
            price_minor, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    private static let upsertListing: SQL =
        """
        INSERT INTO v_listings (id, seller, revision, withdrawn, category, title, price_minor, artefact_bytes,
            defect_count, at_ms)
        VALUES ($1, $2, $3, FALSE, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, withdrawn = FALSE, category = excluded.category,
            title = excluded.title, price_minor = excluded.price_minor, artefact_bytes = excluded.artefact_bytes,
            defect_count = excluded.defect_count, at_ms = excluded.at_ms
        """
    private static let withdraw: SQL = "UPDATE v_listings SET withdrawn = TRUE WHERE id = $1"
    package static func project(_ change: Change<Listing>, to connection: any Connection) throws {
        let id = change.identifier
        switch change.event {
        case .revisionPublished(let facts):
            let title = facts.content.value?.title
            try connection.run(
                insertRevision,
                [
                    .text(id), .integer(Int64(facts.number)), .integer(change.entry.position),
                    .bytes(change.entry.hash.bytes), .text(facts.seller.rawValue), .text(facts.category),
                    .integer(Int64(facts.categoryVersion)), .text(orNull: title), .integer(facts.terms.price.minor),
                    .integer(change.entry.time.ms),
                ])
            try connection.run(
                upsertListing,
                [
                    .text(id), .text(facts.seller.rawValue), .integer(Int64(facts.number)), .text(facts.category),
                    .text(orNull: title), .integer(facts.terms.price.minor),
                    .integer(orNull: facts.artefact?.bytes), .integer(Int64(facts.defectCount)),
                    .integer(change.entry.time.ms),
                ])
            try OfferView(connection).put(id, facts, at: change.entry.position)
            try OfferedServiceView(connection).put(id, facts, at: change.entry.time)
        case .listingWithdrawn:
            try connection.run(withdraw, [.text(id)])
            try OfferView(connection).take(id)
            try OfferedServiceView(connection).take(id, at: change.entry.time)
        }
    }
}

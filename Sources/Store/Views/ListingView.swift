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
    private static let offer: SQL = "UPDATE v_listings SET withdrawn = FALSE WHERE id = $1"
    private static let selectRevision: SQL = "SELECT position FROM v_revisions WHERE listing = $1 AND number = $2"
    private static let withdraw: SQL = "UPDATE v_listings SET withdrawn = TRUE WHERE id = $1"
    package static func project(_ change: Change<Listing>, to connection: any Connection) throws {
        try ToldView.project(change, to: connection)
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
        case .listingTakenDown(let facts):
            try connection.run(withdraw, [.text(id)])
            try OfferView(connection).take(id)
            guard let seller = change.after.seller else { return }
            if let earlier = change.before.takenDown {
                try RestraintView(connection).lift(earlier.restraint, reason: nil, at: change.entry.time)
            }
            try RestraintView(connection).put(facts, of: id, seller: seller, at: change.entry.time)
        case .listingRestored(let facts):
            try RestraintView(connection).lift(facts.restraint, reason: facts.reason.value, at: change.entry.time)
            guard !change.after.isWithdrawn else { return }
            try offerAgain(id, revision: change.after.revision, connection)
        }
    }

    /// Puts the newest revision on offer as it was.
    private static func offerAgain(_ id: String, revision: Int, _ connection: any Connection) throws {
        try connection.run(offer, [.text(id)])
        let position = try connection.row(selectRevision, [.text(id), .integer(Int64(revision))]) { try $0.int64(0) }
        guard let position, let entry = try Journal(connection).entry(at: position),
            case .revisionPublished(let facts) = try entry.event(as: ListingEvent.self)
        else { throw JournalFault.damaged("the newest revision of \(id) has no entry") }
        try OfferView(connection).put(id, facts, at: position)
    }
}

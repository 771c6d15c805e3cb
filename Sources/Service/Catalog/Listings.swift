import Evidence
import Ledger
import Market
import Store

/// What a seller hands in to publish.
package struct RevisionForm: Sendable {
    /// The id of the category.
    package var category: String
    /// What the seller says, in words.
    package var content: ListingContent
    /// The standing offer.
    package var terms: Terms
    /// The file that is offered, deposited before; nil where it is made to order.
    package var artefact: Digest?
    /// The pictures, deposited before, in their order.
    package var screenshots: [Digest]
    /// The seller's own statement that secrets found in the artefact are meant to be in it.
    package var secretsMeant: Bool

    package init(
        category: String, content: ListingContent, terms: Terms, artefact: Digest?, screenshots: [Digest],
        secretsMeant: Bool = false
    ) {
        self.category = category
        self.content = content
        self.terms = terms
        self.artefact = artefact
        self.screenshots = screenshots
        self.secretsMeant = secretsMeant
    }
}

/// There is no such thing, or not for this member.
package struct NotFound: Refusal {
    package init() {}
    package var code: String { "notFound" }
}

/// One revision of a listing as it was published.
package struct Revision: Sendable {
    /// Which listing.
    package let listing: ListingID
    /// What was published.
    package let facts: RevisionPublished
    /// The entry that published it; nil in a preview, which nothing has published.
    let entry: Entry?
    private let seenAt: Timestamp
    /// Whether the listing is no longer offered.
    package let isWithdrawn: Bool
    /// The number of the listing's newest revision.
    package let newest: Int

    /// When it was published.
    package var at: Timestamp { entry?.time ?? seenAt }
    /// The hash of the entry that published it, in hexadecimal; empty in a preview.
    package var entryHash: String { entry?.hash.hex ?? "" }
    /// Whether it only shows what would be published.
    package var isPreview: Bool { entry == nil }

    init(listing: ListingID, facts: RevisionPublished, entry: Entry, isWithdrawn: Bool, newest: Int) {
        self.listing = listing
        self.facts = facts
        self.entry = entry
        seenAt = entry.time
        self.isWithdrawn = isWithdrawn
        self.newest = newest
    }

    /// What buyers would see if this were published now as the newest revision of that listing.
    package init(preview facts: RevisionPublished, of listing: ListingID, at time: Timestamp) {
        self.listing = listing
        self.facts = facts
        entry = nil
        seenAt = time
        isWithdrawn = false
        newest = facts.number
    }

    /// The pin by which a trade holds on to it. Throws: `NotFound` for a preview.
    package var reference: RevisionReference {
        get throws {
            guard let entry else { throw NotFound() }
            return RevisionReference(
                listing: listing, number: facts.number, entry: try Digest.stored(entry.hash.hex),
                defectCount: facts.defectCount)
        }
    }
}

extension Marketplace {
    /// Publishes a new listing, or a new revision of one.
    ///
    /// Throws: `PublishRevisionRefusal`, `DepositRefusal`, `MailOfferRefusal`, `ArtefactStillRead`,
    /// `RestraintRefusal`, `NotFound` for an unknown category.
    package func publish(
        _ form: RevisionForm, as listing: ListingID? = nil, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (listing: ListingID, outcome: Outcome) {
        // Asked here as well, so that nobody waits for files to be read in vain.
        try await demand(.publish, of: seller)
        try requireDeliverable(form.terms)
        var inspected: Inspected?
        if let sha256 = form.artefact {
            let artefact = try await deposit(sha256, of: seller).artefact
            inspected = try await inspections.outcome(of: artefact, waitMs: Inspections.publishWaitMs)
        }
        let command = try await publication(of: form, inspected: inspected, by: seller)
        let id = listing ?? chance.identifier(at: clock.now())
        let outcome = try await commands.handle(
            command, on: .listing(id), given: [free(seller, for: .publish)], by: .member(seller), key: key)
        return (try ListingID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }

    /// The command that publishes what was handed in, with what the store knows of its files.
    ///
    /// - Parameter inspected: what reading the artefact came to; nil where that is not waited for.
    ///
    /// Throws: `DepositRefusal`, `NotFound` for an unknown category.
    package func publication(
        of form: RevisionForm, inspected: Inspected? = nil, by seller: MemberID
    ) async throws -> PublishRevision {
        guard let category = categories[form.category] else { throw NotFound() }
        var artefact: Artefact?
        if let sha256 = form.artefact { artefact = try await deposit(sha256, of: seller).artefact }
        for screenshot in form.screenshots { _ = try await deposit(screenshot, of: seller) }
        return PublishRevision(
            category: category, content: form.content, terms: form.terms, artefact: artefact,
            screenshots: form.screenshots, inspected: inspected, secretsMeant: form.secretsMeant)
    }

    /// Takes a listing off the shelves. Throws: `WithdrawListingRefusal`.
    @discardableResult
    package func withdraw(_ listing: ListingID, by seller: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(WithdrawListing(), on: .listing(listing), by: .member(seller), key: key)
    }

    private static let selectRevision: SQL =
        """
        SELECT r.position, l.withdrawn, l.revision FROM v_revisions r JOIN v_listings l ON l.id = r.listing
        WHERE r.listing = $1 AND r.number = $2
        """
    private static let selectNewest: SQL = "SELECT revision FROM v_listings WHERE id = $1"

    private static let selectPosition: SQL =
        "SELECT position FROM v_revisions WHERE listing = $1 AND number = $2"

    /// The newest revisions of the listings of a list, in its order.
    package func revisions(of rows: [ListingRow]) async throws -> [Revision] {
        try await database.read { [kept] connection in
            try rows.map { row in
                let values: [SQLValue] = [.text(row.id.rawValue), .integer(Int64(row.revision))]
                guard let position = try connection.row(Self.selectPosition, values, { try $0.int64(0) }),
                    let entry = try Journal(connection).entry(at: position),
                    let facts = try kept.revision(entry)
                else { throw JournalFault.damaged("the revision \(row.revision) of \(row.id) has no entry") }
                return Revision(
                    listing: row.id, facts: facts, entry: entry, isWithdrawn: row.isWithdrawn, newest: row.revision)
            }
        }
    }

    /// A revision of a listing, the newest unless one is named. Throws: `NotFound`.
    package func revision(_ number: Int? = nil, of listing: ListingID) async throws -> Revision {
        try await database.read { [kept] connection in
            let number =
                try number.map(Int64.init)
                ?? connection.row(Self.selectNewest, [.text(listing.rawValue)]) { try $0.int64(0) } ?? 0
            let values: [SQLValue] = [.text(listing.rawValue), .integer(number)]
            let found = try connection.row(Self.selectRevision, values) { row in
                (position: try row.int64(0), isWithdrawn: try row.bool(1), newest: try row.int64(2))
            }
            guard let found, let entry = try Journal(connection).entry(at: found.position),
                let facts = try kept.revision(entry)
            else { throw NotFound() }
            return Revision(
                listing: listing, facts: facts, entry: entry, isWithdrawn: found.isWithdrawn, newest: Int(found.newest))
        }
    }
}

extension Marketplace {
    private static let selectRevisions: SQL =
        "SELECT number, at_ms, entry_hash, price_minor FROM v_revisions WHERE listing = $1 ORDER BY number DESC LIMIT 100"

    /// A listing's revisions, the newest first, at most 100.
    package func revisions(
        of listing: ListingID
    ) async throws -> [(number: Int, at: Timestamp, entryHash: String, priceMinor: Int64)] {
        try await database.read { connection in
            try connection.rows(Self.selectRevisions, [.text(listing.rawValue)]) { row in
                (
                    Int(try row.int64(0)), Timestamp(ms: try row.int64(1)), try Hash.stored(row.bytes(2)).hex,
                    try row.int64(3)
                )
            }
        }
    }
}

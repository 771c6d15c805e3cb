import Market
import Store

/// One listing in a list.
package struct ListingRow: Sendable, Hashable {
    /// Which listing.
    package let id: ListingID
    /// Whose it is.
    package let seller: MemberID
    /// What the seller is called.
    package let sellerName: String
    /// The seller's credit.
    package let sellerPoints: Int
    /// The newest revision, from 1.
    package let revision: Int
    /// Whether it is no longer offered.
    package let isWithdrawn: Bool
    /// The id of the category.
    package let category: String
    /// What it is called.
    package let title: String
    /// The price in minor units.
    package let priceMinor: Int64
    /// The size of the file that is offered; nil where it is made to order.
    package let artefactBytes: Int64?
    /// How many defects it discloses.
    package let defectCount: Int
    /// When the newest revision was published.
    package let at: Timestamp

    /// Where a list from new to old goes on.
    package var cursor: SellerListings.Cursor { .init(atMs: at.ms, id: id.rawValue) }
}

/// A seller's listings, withdrawn ones too, from new to old.
package struct SellerListings: Sendable {
    /// Whose.
    package var seller: MemberID
    /// Only what comes after this place; nil from the start.
    package var after: Cursor?
    /// 1 to `pageMax`.
    package var limit: Int

    /// The most listings of one page.
    package static let pageMax = 100

    /// A page of that seller's listings.
    package init(of seller: MemberID, after: Cursor? = nil, limit: Int = 24) {
        self.seller = seller
        self.after = after
        self.limit = limit
    }

    /// A place in a list that is sorted from new to old.
    package struct Cursor: Sendable, Hashable {
        /// When the last one shown was published, in milliseconds.
        package let atMs: Int64
        /// The last listing shown.
        package let id: String

        package init(atMs: Int64, id: String) {
            self.atMs = atMs
            self.id = id
        }
    }
}

extension Marketplace {
    private static let selectOfSeller: SQL =
        """
        SELECT l.id, l.seller, m.display_name, l.revision, l.withdrawn, l.category, l.title, l.price_minor,
            l.artefact_bytes, l.defect_count, l.at_ms,
            (SELECT CAST(coalesce(sum(r.points), 0) AS {BIGINT})
                FROM v_ratings r WHERE r.rated = $1 AND r.revealed)
        FROM v_listings l LEFT JOIN v_members m ON m.id = l.seller
        WHERE l.seller = $1 AND (l.at_ms, l.id) < ($2, $3) ORDER BY l.at_ms DESC, l.id DESC LIMIT $4
        """

    /// A page of a seller's listings.
    package func listings(_ query: SellerListings) async throws -> [ListingRow] {
        let limit = Int64(min(max(1, query.limit), SellerListings.pageMax))
        let values: [SQLValue] = [
            .text(query.seller.rawValue), .integer(query.after?.atMs ?? .max), .text(query.after?.id ?? "~"), .integer(limit),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectOfSeller, values, ListingRow.stored)
        }
    }

    private static let selectOne: SQL =
        """
        SELECT l.id, l.seller, m.display_name, l.revision, l.withdrawn, l.category, l.title, l.price_minor,
            l.artefact_bytes, l.defect_count, l.at_ms,
            (SELECT CAST(coalesce(sum(r.points), 0) AS {BIGINT})
                FROM v_ratings r WHERE r.rated = l.seller AND r.revealed)
        FROM v_listings l LEFT JOIN v_members m ON m.id = l.seller
        WHERE l.id = $1
        """

    /// These listings in that order; those that do not exist are left out.
    package func listings(_ ids: [ListingID]) async throws -> [ListingRow] {
        try await database.read { connection in
            try ids.compactMap { try connection.row(Self.selectOne, [.text($0.rawValue)], ListingRow.stored) }
        }
    }
}

extension ListingRow {
    private static let selectOffer: SQL =
        """
        SELECT l.id, l.seller, m.display_name, l.revision, l.withdrawn, l.category, l.title, l.price_minor,
            l.artefact_bytes, l.defect_count, l.at_ms, o.points
        FROM v_offers o JOIN v_listings l ON l.id = o.listing LEFT JOIN v_members m ON m.id = l.seller
        WHERE o.position = $1
        """

    /// The offer that was published by the entry at that position.
    static func ofOffer(at position: Int64, _ connection: any Connection) throws -> ListingRow {
        guard let row = try connection.row(selectOffer, [.integer(position)], stored) else {
            throw JournalFault.damaged("the search index has an offer at \(position) that is not there")
        }
        return row
    }

    fileprivate static func stored(_ row: Row) throws -> ListingRow {
        ListingRow(
            id: try ListingID.stored(row.text(0)), seller: try MemberID.stored(row.text(1)),
            sellerName: try row.textOrNil(2) ?? "", sellerPoints: Int(try row.int64(11)),
            revision: Int(try row.int64(3)), isWithdrawn: try row.bool(4), category: try row.text(5),
            title: try row.textOrNil(6) ?? "", priceMinor: try row.int64(7), artefactBytes: try row.int64OrNil(8),
            defectCount: Int(try row.int64(9)), at: Timestamp(ms: try row.int64(10)))
    }
}

import Market
import Store

/// What is looked for among the listings that are offered.
package struct ListingQuery: Sendable {
    /// Free words; empty for all.
    package var words: String
    /// One category's id; nil for all.
    package var category: String?
    /// One seller's; nil for all. A seller's own list has withdrawn listings too.
    package var seller: MemberID?
    /// Only what comes after this place; nil from the start.
    package var after: Cursor?
    /// 1 to `pageMax`.
    package var limit: Int

    /// The most listings of one page.
    package static let pageMax = 100
    /// The most words of a query that count.
    package static let wordsMax = 12

    package init(words: String = "", category: String? = nil, seller: MemberID? = nil, after: Cursor? = nil, limit: Int = 24) {
        self.words = words
        self.category = category
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

    /// Where the next page goes on.
    package var cursor: ListingQuery.Cursor { .init(atMs: at.ms, id: id.rawValue) }
}

extension Marketplace {
    /// The listings that have all the words, newest first.
    package func listings(_ query: ListingQuery) async throws -> [ListingRow] {
        let words = Array(Set(SearchWords.cut(query.words)).sorted().prefix(ListingQuery.wordsMax))
        if words.isEmpty, !query.words.allSatisfy(\.isWhitespace) { return [] }
        var conditions = ["(l.at_ms, l.id) < ($1, $2)"]
        var values: [SQLValue] = [
            .integer(query.after?.atMs ?? .max), .text(query.after?.id ?? "~"),
        ]
        func bind(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        if let category = query.category { conditions.append("l.category = \(bind(.text(category)))") }
        if let seller = query.seller {
            conditions.append("l.seller = \(bind(.text(seller.rawValue)))")
        } else {
            conditions.append("NOT l.withdrawn")
        }
        for word in words {
            conditions.append("EXISTS (SELECT 1 FROM v_listing_words w WHERE w.word = \(bind(.text(word))) AND w.listing = l.id)")
        }
        let limit = bind(.integer(Int64(min(max(1, query.limit), ListingQuery.pageMax))))
        // Only our own words stand in the text; everything a person typed is bound.
        let sql = SQL(
            """
            SELECT l.id, l.seller, m.display_name, l.revision, l.withdrawn, l.category, l.title, l.price_minor,
                l.artefact_bytes, l.defect_count, l.at_ms,
                (SELECT coalesce(sum(CASE r.score WHEN 'good' THEN 1 WHEN 'bad' THEN -1 ELSE 0 END), 0)
                    FROM v_ratings r WHERE r.rated = l.seller AND r.revealed)
            FROM v_listings l LEFT JOIN v_members m ON m.id = l.seller
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY l.at_ms DESC, l.id DESC LIMIT \(limit)
            """)
        return try await database.read { [values] connection in
            try connection.rows(sql, values) { row in
                ListingRow(
                    id: try ListingID.stored(row.text(0)), seller: try MemberID.stored(row.text(1)),
                    sellerName: try row.textOrNil(2) ?? "", sellerPoints: Int(try row.int64(11)),
                    revision: Int(try row.int64(3)), isWithdrawn: try row.bool(4), category: try row.text(5),
                    title: try row.textOrNil(6) ?? "", priceMinor: try row.int64(7),
                    artefactBytes: try row.int64OrNil(8), defectCount: Int(try row.int64(9)),
                    at: Timestamp(ms: try row.int64(10)))
            }
        }
    }
}

extension Marketplace {
    private static let selectCounts: SQL =
        "SELECT category, count(*) FROM v_listings WHERE NOT withdrawn GROUP BY category ORDER BY category"

    /// How many listings are offered, by category. It goes through all of them, so pages ask now and then, not every time.
    package func listingCounts() async throws -> [String: Int] {
        try await database.read { connection in
            var counts: [String: Int] = [:]
            try connection.forEachRow(Self.selectCounts, []) { counts[try $0.text(0)] = Int(try $0.int64(1)) }
            return counts
        }
    }
}

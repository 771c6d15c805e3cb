/// The search index in the views: which offers have a term, and which terms an offer has.
///
/// Both databases hold the same rows and know nothing of searching: sets are read, cut and counted in Swift, so the answers are
/// the same on both.
package struct OfferIndex {
    private let connection: any Connection

    /// The index behind that connection.
    package init(_ connection: any Connection) { self.connection = connection }

    // MARK: Reading

    /// Terms of one statement.
    private static let batch = 32
    private static let selectPages = SQL(
        "SELECT term, page, offers FROM v_term_offers WHERE term IN (\(placeholders(1...batch))) ORDER BY term, page")
    private static let selectTermPages: SQL = "SELECT term, page, offers FROM v_term_offers WHERE term = $1 ORDER BY page"

    /// Hands every stored page of these terms to `body`; terms that no offer has are passed over.
    package func forEachPage(of terms: [String], _ body: (_ term: String, _ number: Int64, OfferPage) throws -> Void) throws {
        func read(_ row: Row) throws {
            try body(row.text(0), row.int64(1), OfferPage(stored: row.bytes(2)))
        }
        if terms.count == 1 {
            return try connection.forEachRow(Self.selectTermPages, [.text(terms[0])], read)
        }
        for start in stride(from: 0, to: terms.count, by: Self.batch) {
            let part = terms[start..<min(start + Self.batch, terms.count)]
            // A term that stands twice in the list is found once.
            let padding = repeatElement(terms[start], count: Self.batch - part.count)
            try connection.forEachRow(Self.selectPages, (part + padding).map(SQLValue.text), read)
        }
    }

    /// The offers of each of these terms; a term without offers is not there.
    package func sets(of terms: [String]) throws -> [String: OfferSet] {
        var sets: [String: OfferSet] = [:]
        try forEachPage(of: terms) { term, number, page in sets[term, default: OfferSet()].formUnion(page, number: number) }
        return sets
    }

    /// The offers of one term.
    package func set(of term: String) throws -> OfferSet { try sets(of: [term])[term] ?? OfferSet() }

    /// The offers that have at least one of these terms.
    package func union(of terms: [String]) throws -> OfferSet {
        var union = OfferSet()
        try forEachPage(of: terms) { _, number, page in union.formUnion(page, number: number) }
        return union
    }

    private static let selectWords = SQL("SELECT word FROM v_spellings WHERE remains IN (\(placeholders(1...batch)))")

    /// The words of offers that `typed` may be meant for, each with the number of slips, the nearest first, at most 8.
    package func words(near typed: String) throws -> [(word: String, slips: Int)] {
        let slipsMax = Spelling.slipsMax(typed)
        guard slipsMax > 0 else { return [] }
        let remains = Spelling.remains(of: typed).sorted()
        var found: Set<String> = []
        for start in stride(from: 0, to: remains.count, by: Self.batch) {
            let part = remains[start..<min(start + Self.batch, remains.count)]
            let padding = repeatElement(remains[start], count: Self.batch - part.count)
            try connection.forEachRow(Self.selectWords, (part + padding).map(SQLValue.text)) { found.insert(try $0.text(0)) }
        }
        return found.map { (word: $0, slips: Spelling.slips(typed, $0)) }.filter { $0.slips <= slipsMax }
            .sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }.prefix(8).map { $0 }
    }

    // MARK: Writing

    private static let selectOnPage = SQL(
        "SELECT term, offers FROM v_term_offers WHERE page = $1 AND term IN (\(placeholders(2...batch + 1)))")
    private static let upsertPage: SQL =
        """
        INSERT INTO v_term_offers (term, page, offers) VALUES ($1, $2, $3)
        ON CONFLICT (term, page) DO UPDATE SET offers = excluded.offers
        """
    private static let upsertPages = SQL(
        "INSERT INTO v_term_offers (term, page, offers) VALUES "
            + (0..<batch).map { "($\($0 * 3 + 1), $\($0 * 3 + 2), $\($0 * 3 + 3))" }.joined(separator: ", ")
            + " ON CONFLICT (term, page) DO UPDATE SET offers = excluded.offers")
    private static let deletePage: SQL = "DELETE FROM v_term_offers WHERE term = $1 AND page = $2"

    /// Adds the offer of a position under each of these terms, which are all different.
    func insert(_ position: Int64, under terms: [String]) throws {
        try change(position, terms) { $0.insert(position) }
    }

    /// Takes the offer of a position away from each of these terms.
    func remove(_ position: Int64, from terms: [String]) throws {
        try change(position, terms) { $0.remove(position) }
    }

    private func change(_ position: Int64, _ terms: [String], _ body: (inout OfferPage) -> Void) throws {
        let number = OfferPage.number(of: position)
        for start in stride(from: 0, to: terms.count, by: Self.batch) {
            let part = Array(terms[start..<min(start + Self.batch, terms.count)])
            let padding = repeatElement(terms[start], count: Self.batch - part.count)
            var pages: [String: OfferPage] = [:]
            try connection.forEachRow(Self.selectOnPage, [.integer(number)] + (part + padding).map(SQLValue.text)) { row in
                pages[try row.text(0)] = OfferPage(stored: try row.bytes(1))
            }
            var rows: [[SQLValue]] = []
            for term in part {
                var page = pages[term] ?? OfferPage()
                body(&page)
                if page.bytes.isEmpty {
                    try connection.run(Self.deletePage, [.text(term), .integer(number)])
                } else {
                    rows.append([.text(term), .integer(number), .bytes(page.bytes)])
                }
            }
            if rows.count == Self.batch {
                try connection.run(Self.upsertPages, rows.flatMap { $0 })
            } else {
                for row in rows { try connection.run(Self.upsertPage, row) }
            }
        }
    }

    private static let selectSpelling: SQL = "SELECT 1 FROM v_spellings WHERE remains = $1 AND word = $1"
    private static let insertSpelling: SQL =
        "INSERT INTO v_spellings (remains, word) VALUES ($1, $2) ON CONFLICT (remains, word) DO NOTHING"

    /// Remembers how words are spelt. They stay when their last offer goes: a word without offers finds nothing.
    func learn(_ words: [String]) throws {
        for word in words where try connection.row(Self.selectSpelling, [.text(word)], { _ in true }) == nil {
            for remains in Spelling.remains(of: word).sorted() {
                try connection.run(Self.insertSpelling, [.text(remains), .text(word)])
            }
        }
    }

    private static func placeholders(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "$\($0)" }.joined(separator: ", ")
    }
}

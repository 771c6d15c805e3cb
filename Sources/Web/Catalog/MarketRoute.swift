import HTTPTypes
import Market
import Service

/// `GET /?q=&category=&after=`: what is on offer, searched and filtered.
enum MarketRoute {
    /// Characters of a search.
    static let queryCharactersMax = 100

    static func get(_ marketplace: Marketplace) -> Route {
        let counts = CategoryCounts(marketplace)
        return .get("/") { visit in
            var fields = Fields(.form(try visit.query()))
            let words = fields.optionalText("q", charactersMax: queryCharactersMax) ?? ""
            let category = fields.optionalText("category", charactersMax: 100)
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            if !fields.problems.isEmpty { throw Refused.fields(fields.problems) }
            var rows = try await marketplace.listings(
                ListingQuery(
                    words: words, category: category, after: after.map { .init(atMs: $0.key, id: $0.id) },
                    limit: Limits.pageItems + 1))
            let hasMore = rows.count > Limits.pageItems
            if hasMore { rows.removeLast() }
            let next = hasMore ? rows.last.map { Cursor(key: $0.cursor.atMs, id: $0.cursor.id) } : nil
            let paging = Paging(path: path(words, category), isFirst: after == nil, next: next)
            let json: Answer.JSONMembers = { [rows] json in
                json.array("listings", rows) { row, json in row.json(&json) }
                json.member("next", paging.next)
            }
            // A program's answer needs neither the cards nor the counts.
            guard visit.wantsPage else { return .page(MarketPage.empty, json: json) }
            let revisions = try await marketplace.revisions(of: rows)
            let cards = zip(rows, revisions).map {
                MarketPage.Card($0, marketplace.categories, visit.language, revision: $1)
            }
            let page = MarketPage(
                cards, words: words, category: category, counts: try await counts.newest(at: visit.nowMs),
                categories: marketplace.categories, paging: paging, visit.language)
            return .page(page, json: json)
        }
    }

    /// The address of a search.
    static func path(_ words: String, _ category: String?) -> String {
        var parts: [String] = []
        if !words.isEmpty { parts.append("q=" + PercentCoding.encode(words)) }
        if let category { parts.append("category=" + PercentCoding.encode(category)) }
        return parts.isEmpty ? "/" : "/?" + parts.joined(separator: "&")
    }
}

extension ListingRow {
    /// One listing of a list, for programs.
    func json(_ json: inout JSONText) {
        json.member("listing", id.rawValue)
        json.member("revision", revision)
        json.member("title", title)
        json.member("category", category)
        json.member("priceMinor", priceMinor)
        json.member("currency", "CNY")
        json.member("seller", seller.rawValue)
        json.member("sellerName", sellerName)
        json.member("sellerPoints", sellerPoints)
        json.member("defectCount", defectCount)
        json.member("artefactSizeBytes", artefactBytes)
        json.member("withdrawn", isWithdrawn)
        json.member("at", TimeText.iso(at.ms))
    }
}

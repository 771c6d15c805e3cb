import HTTPTypes
import Market
import Service

/// `GET /?q=&category=…&after=`: what is on offer, searched, filtered and sorted; see ``MarketQuery``.
enum MarketRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/") { visit in
            let query = try MarketQuery(visit)
            let after = try visit.query()["after"].flatMap(Cursor.init).flatMap(MarketSearch.Place.init)
            let schema = query.category.flatMap { marketplace.categories[$0] }
            let finding = try await marketplace.search(query.search(schema, after: after))
            let paging = Paging(path: query.path, isFirst: after == nil, next: finding.next.map(Cursor.init))
            let json: Answer.JSONMembers = { json in finding.json(&json, next: paging.next) }
            // A program's answer needs no cards.
            guard visit.wantsPage else { return .page(MarketPage.empty, json: json) }
            let revisions = try await marketplace.revisions(of: finding.rows)
            let cards = zip(finding.rows, revisions).map {
                MarketPage.Card($0, marketplace.categories, visit.language, revision: $1)
            }
            return .page(
                MarketPage(cards, query, finding, marketplace.categories, paging: paging, visit.language), json: json)
        }
    }
}

extension Cursor {
    /// The place as it stands in an address.
    fileprivate init(_ place: MarketSearch.Place) { self.init(key: place.key, id: String(place.position)) }
}

extension MarketSearch.Place {
    /// Nil for a cursor of another list.
    fileprivate init?(_ cursor: Cursor) {
        guard let position = Int64(cursor.id) else { return nil }
        self.init(key: cursor.key, position: position)
    }
}

extension MarketFinding {
    /// What was found, for programs.
    fileprivate func json(_ json: inout JSONText, next: String?) {
        json.array("listings", rows) { row, json in row.json(&json) }
        json.member("total", total)
        json.member("next", next)
        json.member("isLoose", isLoose)
        json.array("categories", categories.sorted { $0.key < $1.key }) { category, json in
            json.member("category", category.key)
            json.member("count", category.value)
        }
        json.array("filters", answers.sorted { $0.key < $1.key }) { field, json in
            json.member("field", field.key)
            json.array("answers", field.value.sorted { $0.key < $1.key }) { answer, json in
                json.member("answer", answer.key)
                json.member("count", answer.value)
            }
        }
        json.array("readings", readings) { reading, json in
            json.member("typed", reading.typed)
            json.member("readAs", texts: reading.words)
        }
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

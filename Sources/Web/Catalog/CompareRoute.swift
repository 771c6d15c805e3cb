import HTTPTypes
import Market
import Service

/// `GET /compare?l=ID&l=ID…`: up to four listings side by side.
enum CompareRoute {
    /// Listings of one comparison.
    static let listingsMax = 4

    static func get(_ marketplace: Marketplace) -> Route {
        .get("/compare") { visit in
            var ids: [ListingID] = []
            for text in try visit.query().all("l") {
                guard let id = ListingID(rawValue: text) else { throw Refused.notFound }
                if !ids.contains(id) { ids.append(id) }
            }
            guard ids.count <= listingsMax else {
                throw Refused(.unprocessableContent, "comparedTooMany", ["max": String(listingsMax)])
            }
            let rows = try await marketplace.listings(ids)
            guard rows.count == ids.count else { throw Refused.notFound }
            let revisions = try await marketplace.revisions(of: rows)
            let page = ComparePage(rows, revisions, marketplace.categories, visit.language)
            return .page(page) { json in
                json.array("listings", revisions) { revision, json in revision.json(&json, marketplace.categories) }
            }
        }
    }

    /// The address of a comparison.
    static func path(_ listings: [ListingID]) -> String {
        "/compare?" + listings.map { "l=\($0)" }.joined(separator: "&")
    }
}

import Market
import Service

/// `GET /search/suggestions?q=`: what a reader may be about to type, as JSON for the search box.
enum SuggestionsRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/search/suggestions") { visit in
            let query = try MarketQuery(visit)
            let found = try await marketplace.suggestions(for: query.words)
            return .json { json in
                json.array("suggestions") { json in
                    for category in found.categories {
                        json.object { json in
                            json.member("kind", "category")
                            json.member("text", category.title.text(visit.language))
                            json.member("path", MarketQuery().path { $0.category = category.id })
                        }
                    }
                    for title in found.titles {
                        json.object { json in
                            json.member("kind", "title")
                            json.member("text", title)
                            json.member("path", MarketQuery().path { $0.words = title })
                        }
                    }
                }
            }
        }
    }
}

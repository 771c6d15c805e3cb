import Market
import Service

/// `GET /price-context?category=&f.<field>=&licenceScope=&price=&listing=`: what comparable software costs, for the seller's form.
enum PriceContextRoute {
    static func get(_ marketplace: Marketplace) -> Route {
        .get("/price-context") { visit in
            let typed = try visit.query()
            guard let schema = typed["category"].flatMap({ marketplace.categories[$0] }) else { throw Refused.notFound }
            let answers = schema.fields.reduce(into: [String: FieldValue]()) { answers, field in
                if let value = typed["f.\(field.id)"], field.filterValues.contains(value) { answers[field.id] = .text(value) }
            }
            let scope = typed["licenceScope"].flatMap(Licence.Scope.init)
            // A listing that is being revised is not compared with itself.
            let found = try await marketplace.priceContext(
                PriceComparison(schema, answers: answers, scope: scope), except: typed["listing"].flatMap(ListingID.init(rawValue:))
            )
            // A price that is still being typed has no place yet.
            let priceMinor = typed["price"].flatMap(Self.price)
            return .page(PriceContextPage(schema, found, priceMinor: priceMinor, typed: typed, visit.language)) { json in
                found.json(&json, priceMinor: priceMinor)
            }
        }
    }

    private static func price(_ typed: String) -> Int64? {
        do { return try MoneyText.parse(typed[...]) } catch { return nil }
    }
}

import Ledger
import Testing

@testable import Market
@testable import Service

/// A seller who puts many things on offer, for tests of finding them.
struct Shop {
    let market: TestMarket
    let seller: MemberID

    static let category = Market.Category(
        id: "website-source", version: 1, title: Bilingual(zh: "网站源码", en: "Website source"),
        sections: [
            .init(
                id: .basics,
                fields: [
                    field("stack", .choice, ["php", "java", "go"], comparable: true),
                    field("databases", .choices, ["mysql", "redis"]),
                    field("responsive", .yesNo, nil), field("runsOn", .platforms, ["linux", "windows"]),
                ]),
            .init(id: .description, fields: [field("summary", .longText, nil, filter: nil)]), .init(id: .afterSales, fields: []),
        ])
    static let tools = Market.Category(
        id: "script-tool", version: 1, title: Bilingual(zh: "脚本工具", en: "Script or tool"),
        sections: Market.Category.SectionID.allCases.map { .init(id: $0, fields: []) })

    private static func field(
        _ id: String, _ kind: Market.Category.Field.Kind, _ choices: [String]?, filter: Bool? = true, comparable: Bool? = nil
    ) -> Market.Category.Field {
        Market.Category.Field(
            id: id, kind: kind, label: Bilingual(zh: id, en: id), prevents: Bilingual(zh: "争", en: "quarrel"), required: false,
            filter: filter, comparable: comparable, choices: choices?.map { .init(id: $0, label: Bilingual(zh: $0, en: $0)) })
    }

    static func open(_ market: TestMarket, _ name: String = "shop") async throws -> Shop {
        Shop(
            market: market,
            seller: try await market.marketplace.register(handle: name, displayName: name, password: "correct horse"))
    }

    @discardableResult
    func offer(
        _ title: String, yuan: Int64 = 100, _ answers: [String: FieldValue] = [:], category: String = "website-source",
        scope: Licence.Scope = .oneProduct, defects: [String] = [], as listing: ListingID? = nil
    ) async throws -> ListingID {
        var terms = TestMarket.terms
        terms.price = Money(minor: yuan * 100, currency: .cny)
        terms.licence.scope = scope
        let content = ListingContent(
            title: title, fields: answers, defects: defects.map { Defect(severity: .minor, text: $0) },
            noneKnown: defects.isEmpty, clauses: [], artefactName: nil)
        let form = RevisionForm(category: category, content: content, terms: terms, artefact: nil, screenshots: [])
        market.clock.advance(by: Span(ms: 1_000))
        return try await market.marketplace.publish(form, as: listing, by: seller).listing
    }

    /// The titles that a search finds, in order.
    func titles(_ search: MarketSearch) async throws -> [String] {
        try await market.marketplace.search(search).rows.map(\.title)
    }

    func titles(_ words: String) async throws -> [String] { try await titles(MarketSearch(words: words)) }
}

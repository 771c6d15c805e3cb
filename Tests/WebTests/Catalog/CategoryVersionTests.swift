import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

@testable import Market
@testable import Web

/// A revision is shown with the questions that were answered, whatever the category asks today.
@Suite struct CategoryVersionTests {
    /// The second version of the tests' category: other words for the same fields.
    static let second = Market.Category(
        id: "website-source", version: 2, title: Bilingual(zh: "网站与后台源码", en: "Website and back office"),
        sections: WebMarket.category.sections.map { section in
            .init(
                id: section.id,
                fields: section.fields.map { field in
                    Market.Category.Field(
                        id: field.id, kind: field.kind,
                        label: Bilingual(zh: "新问法\(field.id)", en: "Asked anew \(field.id)"),
                        prevents: field.prevents, required: field.required, choices: field.choices)
                })
        })

    @Test func aNewVersionChangesTheFormAndNoRevision() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller)
            try market.marketplace.shelf.replace(with: Categories([Self.second]))
            let page = try await market.visitor.page("/listings/\(listing)")
            #expect(page.text.contains("字段version"))
            #expect(!page.text.contains("新问法"))
            #expect(page.text.contains("网站与后台源码"))
            let form = try await seller.page("/listings/\(listing)/revise")
            #expect(form.text.contains("新问法version"))
            #expect(!form.text.contains("字段version"))
            // What is published now, fills the new version.
            let answer = try await seller.send("/listings/\(listing)/revise", PublishRouteTests.body())
            #expect(answer.status == .created, "\(answer.text)")
            #expect(try await market.visitor.page("/listings/\(listing)").text.contains("新问法version"))
            #expect(try await market.visitor.page("/listings/\(listing)/revisions/1").text.contains("字段version"))
        }
    }

    @Test func whereTheOldVersionIsGoneTheAnswersStandByTheirOwnNames() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller)
            let revision = try await market.marketplace.revision(of: listing)
            let credit = try await market.marketplace.credit(of: revision.facts.seller)
            func page(_ categories: Categories) -> ListingPage {
                ListingPage(revision, history: [], credit, categories, reader: nil, now: 0, .zh)
            }
            let kept = page(Categories([Self.second], earlier: [WebMarket.category]))
            #expect(kept.sections.flatMap(\.facts).map(\.label) == ["字段version", "字段support"])
            let gone = page(Categories([Self.second]))
            #expect(gone.sections.flatMap(\.facts).map(\.label) == ["support", "version"])
            #expect(gone.sections.flatMap(\.facts).map(\.value) == ["站内消息", "1.0"])
            #expect(gone.category == "网站与后台源码")
            #expect(page(Categories([])).category == "website-source")
        }
    }

    @Test func aCategoryThatIsNoLongerOfferedStillShowsItsListings() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let listing = try await market.listing(by: seller)
            let other = Market.Category(id: "other", version: 1, title: Bilingual(zh: "别的", en: "Other"), sections: [])
            try market.marketplace.shelf.replace(with: Categories([other]))
            let page = try await market.visitor.page("/listings/\(listing)")
            #expect(page.text.contains("字段version") && page.text.contains("网站源码"))
            #expect(try await seller.page("/listings/\(listing)/revise").status == .notFound)
        }
    }
}

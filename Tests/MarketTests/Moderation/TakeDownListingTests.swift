import Testing

@testable import Market

@Suite struct TakeDownListingTests {
    private static let end = Timestamp.opening.adding(.days(3))

    @Test func itIsOffSaleAndItsSellerCannotPublishOverIt() throws {
        let events = try TakeDownListing(.by()).decide(by: .mediator, at: .opening, in: .onSale)
        #expect(events == [.listingTakenDown(.by())])
        let down = Listing.onSale.takenDown()
        #expect(try TakeDownListing(.by()).decide(by: .mediator, at: .opening, in: down) == [])
        #expect(throws: PublishRevisionRefusal.takenDown) {
            try PublishRevision(
                category: Category(id: "website-source", version: 1, title: Bilingual(zh: "源码", en: "Source"), sections: []),
                content: ListingContent(title: "x", fields: [:], defects: [], noneKnown: true, clauses: [], artefactName: nil),
                terms: .standard, artefact: nil, screenshots: []
            ).decide(by: .seller, at: .opening, in: down)
        }
    }

    @Test func whatEndsByItselfCanBeFollowedByWhatDoesNot() throws {
        let frozen = Listing.onSale.takenDown(until: Self.end)
        #expect(try TakeDownListing(.by(.number(71))).decide(by: .mediator, at: .opening, in: frozen).count == 1)
        #expect(throws: ModerationRefusal.takenDown) {
            try TakeDownListing(.by(.number(71), until: Self.end)).decide(by: .mediator, at: .opening, in: frozen)
        }
        #expect(try TakeDownListing(.by(.number(71), until: Self.end)).decide(by: .mediator, at: Self.end, in: frozen).count == 1)
        #expect(throws: ModerationRefusal.takenDown) {
            try TakeDownListing(.by(.number(71))).decide(by: .mediator, at: .opening, in: Listing.onSale.takenDown())
        }
    }

    @Test func whatIsRefused() {
        #expect(throws: ModerationRefusal.notStaffsWord) {
            try TakeDownListing(.by()).decide(by: .seller, at: .opening, in: .onSale)
        }
        #expect(throws: ModerationRefusal.unknownListing) {
            try TakeDownListing(.by()).decide(by: .mediator, at: .opening, in: Listing())
        }
    }
}

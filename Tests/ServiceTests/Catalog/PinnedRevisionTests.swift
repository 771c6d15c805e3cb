import Ledger
import Testing

@testable import Market
@testable import Service

/// A trade holds on to the revision it began with, whatever becomes of the listing.
@Suite struct PinnedRevisionTests {
    @Test func aChangedOrWithdrawnListingNeverChangesAnOrder() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let before = try await market.marketplace.revision(of: stage.listing)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        let agreed = try await stage.marketplace.state(of: trade, for: stage.buyer)

        var terms = TestMarket.terms
        terms.price = Money(minor: 99_900, currency: .cny)
        let content = ListingContent(
            title: "换了标题", fields: [:], defects: [], noneKnown: true, clauses: [], artefactName: nil)
        let changed = RevisionForm(
            category: "website-source", content: content, terms: terms, artefact: nil, screenshots: [])
        _ = try await stage.marketplace.publish(changed, as: stage.listing, by: stage.seller)
        try await stage.marketplace.withdraw(stage.listing, by: stage.seller)

        let after = try await stage.marketplace.state(of: trade, for: stage.buyer)
        #expect(after.opening == agreed.opening)
        #expect(after.opening.revision.number == 1)
        #expect(after.trade.agreement?.terms.price.minor == TestMarket.terms.price.minor)
        #expect(after.trade.requiredTicks == agreed.trade.requiredTicks, "the defects that the buyer ticked")
        let pinned = try await market.marketplace.revision(1, of: stage.listing)
        #expect(pinned.facts == before.facts)
        #expect(pinned.entryHash == before.entryHash)
        #expect(after.opening.revision.entry.rawValue == pinned.entryHash, "the pin is the entry's own hash")
        #expect(try await market.marketplace.revision(of: stage.listing).facts.content.value?.title == "换了标题")

        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .completed)
        #expect(try await !stage.bundle(trade).isEmpty)
        try await market.close()
    }
}

import Testing

@testable import Market

@Suite struct WithdrawListingTests {
    @Test func itIsNoLongerOffered() throws {
        var listing = try Listing.published()
        let events = try WithdrawListing().decide(by: .seller, at: .opening, in: listing)
        #expect(events == [.listingWithdrawn(ListingWithdrawn())])
        for event in events { listing.apply(event, at: .opening) }
        #expect(listing.isWithdrawn)
        #expect(try WithdrawListing().decide(by: .seller, at: .opening, in: listing) == [])
    }

    @Test(arguments: [Actor.stranger, .mediator, .clock, .bank]) func onlyItsSellerWithdrawsIt(actor: Actor) throws {
        let listing = try Listing.published()
        #expect(throws: WithdrawListingRefusal.notTheSeller) {
            try WithdrawListing().decide(by: actor, at: .opening, in: listing)
        }
    }

    @Test func whatWasNeverPublishedIsNobodys() {
        #expect(throws: WithdrawListingRefusal.notTheSeller) {
            try WithdrawListing().decide(by: .seller, at: .opening, in: Listing())
        }
    }
}

import Testing

@testable import Market

@Suite struct RestoreListingTests {
    private static let end = Timestamp.opening.adding(.days(3))

    @Test func itIsOnSaleAgainUnlessItsSellerWithdrewIt() throws {
        var listing = Listing.onSale.takenDown()
        for event in try RestoreListing(reason: "已改正").decide(by: .mediator, at: .opening, in: listing) {
            listing.apply(event, at: .opening)
        }
        #expect(listing.takenDown == nil && !listing.isWithdrawn)
        #expect(throws: ModerationRefusal.notTakenDown) {
            try RestoreListing(reason: "x").decide(by: .mediator, at: .opening, in: listing)
        }
    }

    @Test func theClockRestoresWhatHasLapsedAndNothingElse() throws {
        let frozen = Listing.onSale.takenDown(until: Self.end)
        let command = RestoreListing(.number(70), reason: "")
        #expect(throws: ModerationRefusal.notStaffsWord) {
            try command.decide(by: .clock, at: Self.end.adding(Span(ms: -1)), in: frozen)
        }
        #expect(try command.decide(by: .clock, at: Self.end, in: frozen).count == 1)
        #expect(throws: ModerationRefusal.notStaffsWord) {
            try command.decide(by: .clock, at: Self.end, in: Listing.onSale.takenDown())
        }
        #expect(throws: ModerationRefusal.notTakenDown) {
            try RestoreListing(.number(99), reason: "").decide(by: .mediator, at: .opening, in: frozen)
        }
        #expect(throws: ModerationRefusal.unknownListing) { try command.decide(by: .mediator, at: .opening, in: Listing()) }
        #expect(throws: ModerationRefusal.notStaffsWord) { try command.decide(by: .bank, at: Self.end, in: frozen) }
    }
}

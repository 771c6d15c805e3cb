import Testing

@testable import Market

@Suite struct PinRevisionTests {
    @Test func theBuyerTakesTheNewerRevisionAndItsOffer() throws {
        var story = try Story.enquiry()
        let events = try story.give(PinRevision.newer(), by: .buyer)
        let revision = PinRevision.newer().revision
        #expect(events == [.revisionPinned(RevisionPinned(revision: revision, standardTerms: .price(.yuan(120))))])
        #expect(story.trade.opening?.revision == revision)
        #expect(story.trade.opening?.standardTerms == .price(.yuan(120)))
        #expect(story.trade.openedRevision == .first)
        try story.give(TakeStandardTerms.next(in: story.trade), by: .buyer)
        guard case .termsProposed(let proposed) = story.events[2] else { return #expect(Bool(false)) }
        #expect(proposed.revision == revision, "the document is about the newer revision")
        #expect(proposed.terms == .price(.yuan(120)))
    }

    @Test func whatWasOnTheTableIsOffIt() throws {
        var story = try Story.negotiating(by: .seller)
        try story.give(PinRevision.newer(), by: .buyer)
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.proposals.map(\.status) == [.superseded])
        #expect(story.trade.deadlines == [])
    }

    @Test func onlyANewerOneOfTheSameListing() throws {
        var story = try Story.enquiry()
        story.refuses(PinRevision.newer(1), by: .buyer, with: .notNewer(pinned: 1))
        let other = PinRevision(
            revision: RevisionReference(listing: .number(6), number: 2, entry: .number(52), defectCount: 0),
            standardTerms: .standard, isWithdrawn: false)
        story.refuses(other, by: .buyer, with: .otherListing)
        try story.give(PinRevision.newer(3), by: .buyer)
        story.refuses(PinRevision.newer(3), by: .buyer, with: .notNewer(pinned: 3))
    }

    @Test func whatIsNoLongerOfferedIsNotTaken() throws {
        try Story.enquiry().refuses(PinRevision.newer(isWithdrawn: true), by: .buyer, with: .listingWithdrawn)
    }

    @Test func notByTheSellerAndNotAfterTheAgreement() throws {
        try Story.enquiry().refuses(PinRevision.newer(), by: .seller, with: .step(.notYourStep(.pinRevision)))
        try Story.agreed().refuses(
            PinRevision.newer(), by: .buyer, with: .step(.notInPhase(.pinRevision, .agreed)))
    }
}

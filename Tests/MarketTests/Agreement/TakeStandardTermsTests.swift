import Testing

@testable import Market

@Suite struct TakeStandardTermsTests {
    @Test func theSellersStandingOfferIsOnTheTableConfirmedByTheSeller() throws {
        var story = try Story.enquiry()
        let events = try story.give(TakeStandardTerms.next(in: story.trade), by: .buyer)
        #expect(
            events == [
                .termsProposed(
                    TermsProposed(
                        number: 1, by: .seller, basis: .standing, terms: .standard, document: .proposal(1),
                        openUntil: story.now.adding(.hours(72)),
                        wording: Sealed(TermsWording(clauses: ["仅限一个网站使用"], nonce: "n")))),
                .termsConfirmed(
                    TermsConfirmed(by: .seller, number: 1, document: .proposal(1), method: .standingOffer, ticks: [])),
            ])
        #expect(story.trade.phase == .negotiating)
        #expect(story.trade.confirmedBy == [.seller])
    }

    @Test func itSupersedesWhatWasOpen() throws {
        var story = try Story.negotiating(by: .buyer)
        try story.give(TakeStandardTerms.next(in: story.trade), by: .buyer)
        #expect(story.trade.proposals.map(\.status) == [.superseded, .open])
        #expect(story.trade.confirmedBy == [.seller])
        #expect(story.trade.deadlines.count == 1)
    }

    @Test func aProposalThatCameInBetweenIsSeenFirst() throws {
        var story = try Story.enquiry()
        let crossed = TakeStandardTerms.next(in: story.trade)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        story.refuses(crossed, by: .buyer, with: .crossed(newest: 1))
    }

    @Test func aWithdrawnOfferNoLongerStands() throws {
        let story = try Story.enquiry()
        story.refuses(TakeStandardTerms.next(in: story.trade, isWithdrawn: true), by: .buyer, with: .listingWithdrawn)
    }

    @Test func theSellerHasNothingToTake() throws {
        let story = try Story.enquiry()
        story.refuses(
            TakeStandardTerms.next(in: story.trade), by: .seller, with: .step(.notYourStep(.takeStandardTerms)))
    }

    @Test func notOnceThereIsAnAgreement() throws {
        let story = try Story.agreed()
        story.refuses(
            TakeStandardTerms.next(in: story.trade), by: .buyer, with: .step(.notInPhase(.takeStandardTerms, .agreed)))
    }
}

import Testing

@testable import Market

@Suite struct OpenEnquiryTests {
    @Test func aTradeBeginsPinnedToTheRevisionThatTheBuyerSaw() throws {
        var story = Story()
        let events = try story.give(OpenEnquiry.about(), by: .buyer)
        #expect(
            events == [
                .enquiryOpened(
                    EnquiryOpened(
                        buyer: .buyer, seller: .seller, revision: .first, standardTerms: .standard, policy: .standard))
            ])
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.openedAt == .opening)
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func nobodyAsksAboutTheirOwnListing() {
        Story().refuses(OpenEnquiry.about(seller: .buyer), by: .buyer, with: .ownListing)
    }

    @Test func aWithdrawnListingIsNotAskedAbout() {
        Story().refuses(OpenEnquiry.about(isWithdrawn: true), by: .buyer, with: .listingWithdrawn)
    }

    @Test func nobodyAsksInAnothersName() {
        Story().refuses(OpenEnquiry.about(by: .buyer), by: .stranger, with: .step(.notYourStep(.openEnquiry)))
        Story().refuses(OpenEnquiry.about(by: .buyer), by: .seller, with: .step(.notYourStep(.openEnquiry)))
    }

    @Test func aTradeIsOpenedOnce() throws {
        let story = try Story.enquiry()
        story.refuses(OpenEnquiry.about(), by: .buyer, with: .step(.notYourStep(.openEnquiry)))
        story.refuses(OpenEnquiry.about(by: .stranger), by: .stranger, with: .step(.noSuchTrade))
    }

    @Test func staffClockAndGatewayAskNothing() {
        for actor in [Actor.mediator, .clock, .bank] {
            Story().refuses(OpenEnquiry.about(), by: actor, with: .step(.noSuchTrade))
        }
    }
}

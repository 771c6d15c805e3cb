import Testing

@testable import Market

@Suite struct DeclineTermsTests {
    @Test(arguments: Side.allCases) func eitherTakesTheProposalOffTheTable(side: Side) throws {
        var story = try Story.negotiating(by: .seller)
        let events = try story.give(DeclineTerms.newest(in: story.trade), by: .party(side))
        #expect(events == [.termsDeclined(TermsDeclined(by: side, number: 1, reason: Sealed("太贵")))])
        #expect(story.trade.phase == .enquiry)
        #expect(story.trade.openProposal == nil)
        #expect(story.trade.proposals.map(\.status) == [.declined])
        #expect(story.trade.deadlines.isEmpty)
    }

    @Test func theTalkGoesOnAfterwards() throws {
        var story = try Story.negotiating(by: .seller)
        try story.give(DeclineTerms.newest(in: story.trade), by: .buyer)
        try story.give(ProposeTerms.next(in: story.trade), by: .buyer)
        #expect(story.trade.proposals.map(\.status) == [.declined, .open])
    }

    @Test func anotherProposalThanTheOneSeenIsNotDeclined() throws {
        var story = try Story.negotiating(by: .seller)
        let seen = DeclineTerms.newest(in: story.trade)
        try story.give(ProposeTerms.next(in: story.trade), by: .seller)
        story.refuses(seen, by: .buyer, with: .superseded(newest: 2))
    }

    @Test func aReasonHasALength() throws {
        let story = try Story.negotiating(by: .seller)
        let long = String(repeating: "长", count: 501)
        story.refuses(DeclineTerms.newest(in: story.trade, reason: long), by: .buyer, with: .reasonTooLong)
    }

    @Test(arguments: ["", " \n"]) func whatTheOtherWroteIsDeclinedWithAReason(reason: String) throws {
        let story = try Story.negotiating(by: .seller)
        story.refuses(DeclineTerms.newest(in: story.trade, reason: reason), by: .buyer, with: .reasonMissing)
        var own = story
        try own.give(DeclineTerms.newest(in: own.trade, reason: reason), by: .seller)
        #expect(own.trade.openProposal == nil, "an offer of one's own is taken back without one")
        var standing = try Story.enquiry()
        try standing.give(TakeStandardTerms.next(in: standing.trade), by: .buyer)
        try standing.give(DeclineTerms.newest(in: standing.trade, reason: reason), by: .buyer)
        #expect(standing.trade.openProposal == nil, "nobody has to say why he does not buy")
    }

    @Test func nothingIsDeclinedWhereNothingIsOpen() throws {
        try Story.enquiry().refuses(
            DeclineTerms(number: 0, reason: ""), by: .buyer, with: .step(.notInPhase(.declineTerms, .enquiry)))
        try Story.negotiating().refuses(
            DeclineTerms(number: 1, reason: ""), by: .mediator, with: .step(.notYourStep(.declineTerms)))
    }
}

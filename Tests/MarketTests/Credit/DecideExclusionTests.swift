import Testing

@testable import Market

@Suite struct DecideExclusionTests {
    @Test(arguments: [true, false]) func theDecisionStands(isExcluded: Bool) throws {
        var story = try Story.pressed()
        let events = try story.give(DecideExclusion.about(.buyer, isExcluded: isExcluded), by: .mediator)
        #expect(events.count == 1)
        #expect(story.trade.ratingFiles[.buyer]?.isExcluded == isExcluded)
        story.refuses(DecideExclusion.about(.buyer), by: .mediator, with: .alreadyDecided)
    }

    @Test func onlyWhatAFindingLinks() throws {
        try Story.pressed().refuses(DecideExclusion.about(.seller), by: .mediator, with: .noFinding)
        try Story.completed().refuses(DecideExclusion.about(.buyer), by: .mediator, with: .noFinding)
        var blind = try Story.completed()
        try blind.give(PostMessage(text: Story.threat), by: .buyer)
        try blind.give(RateTrade.bad, by: .buyer)
        blind.refuses(DecideExclusion.about(.buyer), by: .mediator, with: .noFinding)
    }

    @Test func withAReasonAndInOnesOwnName() throws {
        let story = try Story.pressed()
        for reason in ["", String(repeating: "长", count: 1_001)] {
            story.refuses(DecideExclusion.about(.buyer, reason: reason), by: .mediator, with: .reasonLength)
        }
        story.refuses(DecideExclusion.about(.buyer), by: .staff(.otherStaff), with: .step(.notYourStep(.decideExclusion)))
        story.refuses(DecideExclusion.about(.buyer), by: .seller, with: .step(.notYourStep(.decideExclusion)))
    }
}

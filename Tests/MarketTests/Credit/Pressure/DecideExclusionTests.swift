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

@Suite struct AppealExclusionTests {
    @Test(arguments: [(true, Side.buyer), (false, .seller)]) func whoItGoesAgainst(isExcluded: Bool, loser: Side) throws {
        var story = try Story.pressed()
        let appeal = AppealExclusion(of: .buyer, reason: "不服")
        story.refuses(appeal, by: .buyer, with: .nothingToAppeal)
        try story.give(DecideExclusion.about(.buyer, isExcluded: isExcluded), by: .mediator)
        story.refuses(appeal, by: .party(loser.other), with: .nothingToAppeal)
        story.refuses(AppealExclusion(of: .buyer, reason: " "), by: .party(loser), with: .reasonLength)
        try story.give(appeal, by: .party(loser))
        story.refuses(appeal, by: .party(loser), with: .alreadyAppealed)
        #expect(story.trade.ratingFiles[.buyer]?.isExcluded == isExcluded)
    }

    @Test func fifteenDays() throws {
        var story = try Story.pressed()
        try story.give(DecideExclusion.about(.buyer), by: .mediator)
        story.wait(.days(15))
        story.refuses(AppealExclusion(of: .buyer, reason: "不服"), by: .buyer, with: .appealTooLate)
    }
}

@Suite struct RuleOnExclusionTests {
    @Test func anotherRulesForGood() throws {
        var story = try Story.pressed()
        try story.give(DecideExclusion.about(.buyer), by: .mediator)
        let ruling = RuleOnExclusion.about(.buyer, by: .otherStaff)
        story.refuses(ruling, by: .staff(.otherStaff), with: .noAppeal)
        try story.give(AppealExclusion(of: .buyer, reason: "不服"), by: .buyer)
        story.refuses(RuleOnExclusion.about(.buyer, by: .mediator), by: .mediator, with: .sameStaff)
        story.refuses(ruling, by: .mediator, with: .step(.notYourStep(.ruleOnExclusion)))
        try story.give(ruling, by: .staff(.otherStaff))
        #expect(story.trade.ratingFiles[.buyer]?.isExcluded == false)
        story.refuses(ruling, by: .staff(.otherStaff), with: .noAppeal)
    }
}

import Testing

@testable import Market

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

import Testing

@testable import Market

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

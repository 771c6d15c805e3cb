import Testing

@testable import Market

@Suite struct PublicationTests {
    private func rule(_ publication: String?) -> RuleDispute {
        RuleDispute(
            dispute: 1, mediator: .mediator, findings: [.founded], outcome: DisputeOutcome(refundMinor: 3_000), reason: "依卷宗",
            publication: publication)
    }

    @Test func aRulingCarriesItsWordsForPublication() throws {
        var story = try Story.beforeRuling()
        try story.give(rule("缺陷成立，减价三成。"), by: .mediator)
        let ruling = try #require(story.trade.openDispute?.rulings.first)
        #expect(ruling.isPublished && ruling.publication.value == "缺陷成立，减价三成。")
    }

    @Test func withoutWordsNothingIsPublished() throws {
        let story = try Story.ruled()
        let ruling = try #require(story.trade.openDispute?.rulings.first)
        #expect(!ruling.isPublished && ruling.publication.value == nil)
    }

    @Test func theWordsAreNeitherEmptyNorTooLong() throws {
        let story = try Story.beforeRuling()
        story.refuses(rule(" "), by: .mediator, with: .statementLength(max: 4_000))
        story.refuses(rule(String(repeating: "字", count: 4_001)), by: .mediator, with: .statementLength(max: 4_000))
    }

    @Test func theDecisionOnAnAppealHasWordsOfItsOwn() throws {
        var story = try Story.ruled()
        try story.give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看日志"), by: .buyer)
        try story.give(TakeDispute.by(.otherMediator), by: .otherMediator)
        try story.give(
            DecideAppeal(
                dispute: 1, mediator: .otherMediator, findings: [.founded], outcome: DisputeOutcome(refundMinor: 6_000),
                reason: "成立",
                publication: "申诉有理。"), by: .otherMediator)
        #expect(story.trade.disputes.last?.rulings.map(\.isPublished) == [false, true])
        #expect(story.trade.disputes.last?.rulings.last?.publication.value == "申诉有理。")
    }
}

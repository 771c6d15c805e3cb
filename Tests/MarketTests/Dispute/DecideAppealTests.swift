import Ledger
import Testing

@testable import Market

@Suite struct DecideAppealTests {
    @Test func theOtherOutcomeIsCarriedOutAtOnce() throws {
        var story = try Story.ruled(3_000)
        try story.give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看日志"), by: .buyer)
        story.refuses(DecideAppeal.of(1), by: .otherMediator, with: .step(.notYourStep(.decideAppeal)))
        try story.give(TakeDispute.by(.otherMediator), by: .otherMediator)
        let events = try story.give(DecideAppeal.of(8_000), by: .otherMediator)
        guard case .appealDecided(let facts) = events[0] else {
            Issue.record("no decision")
            return
        }
        #expect(!facts.isUpheld)
        #expect(story.trade.disputes.last?.decided?.ground == .appeal)
        #expect(story.split == [1_900, 100, 8_000])
        #expect(story.trade.disputes.last?.rulings.count == 2)
    }
}

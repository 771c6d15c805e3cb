import Ledger
import Testing

@testable import Market

@Suite struct TakeDisputeTests {
    @Test func neverOneWhoHasDealtWithAParty() throws {
        var story = try Story.disputed()
        story.refuses(TakeDispute.by(.mediator), by: .mediator, with: .notInDisputePhase(.answering))
        try story.toEvidence(openedBy: .buyer)
        for kind in MediatorDealing.Kind.allCases {
            story.refuses(
                TakeDispute.by(.mediator, dealings: [MediatorDealing(kind, in: .number(9))]), by: .mediator,
                with: .hasDealtWithParty)
        }
        try story.give(TakeDispute.by(.mediator), by: .mediator)
        try story.hasDone(TakeDispute.by(.mediator), by: .mediator)
        story.refuses(TakeDispute.by(.otherMediator), by: .otherMediator, with: .alreadyTaken)
        story.refuses(TakeDispute.by(.mediator), by: .otherMediator, with: .step(.notYourStep(.takeDispute)))
    }

    @Test func theAppealIsAnothers() throws {
        var story = try Story.ruled()
        try story.give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看日志"), by: .seller)
        #expect(story.trade.openDispute?.mediator == nil)
        story.refuses(TakeDispute.by(.mediator), by: .mediator, with: .hadItBefore)
        try story.give(TakeDispute.by(.otherMediator), by: .otherMediator)
    }

    @Test func whoeverTakesItLateHasADayToRead() throws {
        var story = try Story.disputed()
        try story.toEvidence(openedBy: .buyer)
        try story.wait(for: .evidence)
        try story.give(PassDispute(), by: .clock)
        story.now = try #require(story.trade.deadline(.mediation)).adding(.hours(-1))
        try story.give(TakeDispute.by(.mediator), by: .mediator)
        #expect(story.trade.deadline(.mediation) == story.now.adding(.days(1)))
    }

    @Test func aPartyIsNobodysMediator() throws {
        var story = try Story.disputed()
        try story.toEvidence(openedBy: .buyer)
        story.refuses(TakeDispute.by(.buyer), by: .staff(.buyer), with: .step(.noSuchTrade))
    }
}

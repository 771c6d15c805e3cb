import Ledger
import Testing

@testable import Market

@Suite struct PassAcceptanceTests {
    @Test(arguments: [false, true]) func silenceAcceptsWhetherOrNotTheReceiptWasSigned(isSigned: Bool) throws {
        var story = isSigned ? try Story.signed() : try Story.delivered()
        story.wait(.days(7))
        let events = try story.give(PassAcceptance(), by: .clock)
        #expect(
            events == [
                .acceptancePassed(AcceptancePassed()),
                .holdReleased(HoldReleased(seller: .seller, gross: .yuan(100), fee: .yuan(5), net: .yuan(95))),
            ])
        #expect(story.trade.phase == .completed)
        #expect(story.trade.completedAt == story.now)
        #expect(story.trade.deadlines.map(\.kind) == [.ratings])
        #expect(story.held == 0)
    }

    @Test func notAMillisecondEarly() throws {
        var story = try Story.delivered()
        try story.wait(for: .acceptance)
        story.now = Timestamp(ms: story.now.ms - 1)
        story.refuses(PassAcceptance(), by: .clock, with: .notDue)
    }

    @Test func itIsTheClocks() throws {
        var story = try Story.delivered()
        try story.wait(for: .acceptance)
        story.refuses(PassAcceptance(), by: .seller, with: .step(.notYourStep(.passAcceptance)))
        try Story.funded().refuses(PassAcceptance(), by: .clock, with: .step(.notInPhase(.passAcceptance, .funded)))
    }
}

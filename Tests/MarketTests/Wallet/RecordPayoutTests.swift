import Ledger
import Testing

@testable import Market

@Suite struct RecordPayoutTests {
    private func ordered() throws -> WalletStory {
        var story = try WalletStory.ready()
        try story.give(story.order(1, .yuan(300)), by: .seller)
        return story
    }

    private func answer(_ answer: RecordPayout.Answer, _ number: UInt64 = 1) -> RecordPayout {
        RecordPayout(payout: .number(number), answer: answer)
    }

    @Test func theMoneyHasLeftOnce() throws {
        var story = try ordered()
        try story.give(answer(.made(.yuan(300))), by: .bank)
        #expect(story.underway == 0 && story.balance == 70_000 && story.outside == -70_000)
        #expect(try story.give(answer(.made(.yuan(300))), by: .bank) == [])
        story.refuses(answer(.failed(code: "late")), by: .bank, with: .payoutOver)
    }

    @Test func whatCannotBePaidComesBack() throws {
        var story = try ordered()
        try story.give(answer(.failed(code: "accountRefused")), by: .bank)
        #expect(story.underway == 0 && story.balance == 100_000)
        #expect(try story.give(answer(.failed(code: "accountRefused")), by: .bank) == [])
        story.refuses(answer(.made(.yuan(300))), by: .bank, with: .payoutOver)
    }

    @Test func whatIsNotBelieved() throws {
        var story = try ordered()
        story.refuses(answer(.made(.yuan(299))), by: .bank, with: .otherPayoutAmount)
        story.refuses(answer(.made(.yuan(300))), by: .gateway("other"), with: .otherProvider)
        story.refuses(answer(.made(.yuan(300)), 2), by: .bank, with: .unknownPayout)
        try story.earn(.yuan(100_000))
        try story.give(story.order(3, .yuan(60_000)), by: .seller)
        story.refuses(answer(.made(.yuan(60_000)), 3), by: .bank, with: .payoutOver)
    }
}

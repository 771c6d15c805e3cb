import Ledger
import Testing

@testable import Market

@Suite struct AppealRulingTests {
    @Test func bothWaiveAndItIsCarriedOut() throws {
        var story = try Story.ruled(3_000)
        try story.give(AppealRuling(dispute: 1, isAppeal: false, reason: ""), by: .buyer)
        #expect(story.trade.openDeadlines.first { $0.deadline.kind == .appeal }?.preventers == [.seller])
        story.refuses(AppealRuling(dispute: 1, isAppeal: true, reason: "x"), by: .buyer, with: .alreadyAnswered)
        try story.give(AppealRuling(dispute: 1, isAppeal: false, reason: ""), by: .seller)
        #expect(story.trade.disputes.last?.decided?.ground == .ruling)
        #expect(story.split == [6_650, 350, 3_000])
    }

    @Test func refusals() throws {
        var story = try Story.ruled()
        story.refuses(AppealRuling(dispute: 1, isAppeal: true, reason: ""), by: .buyer, with: .statementLength(max: 4_000))
        try story.wait(for: .appeal)
        story.refuses(AppealRuling(dispute: 1, isAppeal: true, reason: "x"), by: .buyer, with: .tooLate)
    }
}

import Ledger
import Testing

@testable import Market

@Suite struct EscalateDisputeTests {
    @Test func eitherHasTheWindowOpened() throws {
        for side in Side.allCases {
            var story = try Story.disputed()
            story.refuses(EscalateDispute(dispute: 1), by: .party(side), with: .notInDisputePhase(.answering))
            try story.toNegotiation(openedBy: .buyer)
            try story.give(EscalateDispute(dispute: 1), by: .party(side))
            #expect(story.trade.openDispute?.phase == .evidence)
            #expect(story.trade.deadline(.evidence) == story.now.adding(.hours(72)))
        }
    }
}

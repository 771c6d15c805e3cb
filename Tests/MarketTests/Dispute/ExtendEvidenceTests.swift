import Ledger
import Testing

@testable import Market

@Suite struct ExtendEvidenceTests {
    @Test func eachSideOnce() throws {
        var story = try Story.disputed()
        try story.toEvidence(openedBy: .buyer)
        let end = try #require(story.trade.deadline(.evidence))
        try story.give(ExtendEvidence(dispute: 1), by: .buyer)
        story.refuses(ExtendEvidence(dispute: 1), by: .buyer, with: .alreadyExtended)
        try story.give(ExtendEvidence(dispute: 1), by: .seller)
        #expect(story.trade.deadline(.evidence) == end.adding(.hours(48)))
        try Story.mediated().refuses(ExtendEvidence(dispute: 1), by: .seller, with: .notInDisputePhase(.mediating))
    }
}

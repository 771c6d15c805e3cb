import Ledger
import Testing

@testable import Market

@Suite struct AddEvidenceTests {
    private let note = AddEvidence(dispute: 1, file: .notes, name: "笔记.txt", note: "当时的记录", entries: [0, 3])

    @Test func untilTheWindowCloses() throws {
        var story = try Story.disputed()
        try story.give(note, by: .seller)
        let evidence = try #require(story.trade.openDispute?.evidence.first)
        #expect(evidence.by == .seller && evidence.entries == [0, 3] && evidence.name.value == "笔记.txt")
        #expect(evidence.place == story.trade.entryCount - 1)
        story.refuses(note, by: .buyer, with: .sameFileTwice)
        try story.toEvidence(openedBy: .buyer)
        try story.give(AddEvidence(dispute: 1, file: nil, name: "", note: "见记录", entries: [1]), by: .buyer)
        try story.wait(for: .evidence)
        story.refuses(
            AddEvidence(dispute: 1, file: nil, name: "", note: "见记录", entries: [2]), by: .buyer, with: .tooLate)
        try story.give(PassDispute(), by: .clock)
        story.refuses(note, by: .buyer, with: .notInDisputePhase(.mediating))
    }

    @Test func refusals() throws {
        var story = try Story.disputed()
        func bare(_ entries: [Int64], note: String = "见记录") -> AddEvidence {
            AddEvidence(dispute: 1, file: nil, name: "", note: note, entries: entries)
        }
        story.refuses(bare([]), by: .buyer, with: .evidenceEmpty)
        story.refuses(bare([story.trade.entryCount]), by: .buyer, with: .noSuchEntry)
        story.refuses(bare([1, 1]), by: .buyer, with: .noSuchEntry)
        story.refuses(bare([-1]), by: .buyer, with: .noSuchEntry)
        story.refuses(bare([1], note: ""), by: .buyer, with: .statementLength(max: 2_000))
        let large = SentFile(original: Artefact(sha256: .number(1), bytes: SentFile.bytesMax + 1))
        story.refuses(
            AddEvidence(dispute: 1, file: large, name: "a", note: "x", entries: []), by: .buyer, with: .fileTooLarge)
        for _ in 1...60 { try story.give(bare([1]), by: .buyer) }
        story.refuses(bare([1]), by: .buyer, with: .tooMuchEvidence(max: 60))
        try story.give(bare([1]), by: .seller)
    }
}

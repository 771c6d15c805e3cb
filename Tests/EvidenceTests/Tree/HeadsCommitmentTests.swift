import Evidence
import Testing

@Suite struct HeadsCommitmentTests {
    private func entry(
        stream: String = HeadsCommitment.stream, kind: String = HeadsCommitment.kind, facts: JSON.Object,
        sealed: [String: Hash] = [:]
    ) throws -> EntryHeader {
        try EntryHeader(
            stream: stream, streamNumber: 0, sequence: 0, previous: nil, kind: kind, actor: "notary", timeMs: 1,
            facts: facts, sealed: sealed)
    }

    @Test func factsGoThereAndBack() throws {
        var tree = HeadsTree()
        tree.update(leafHashes: [(number: 2, hash: Sample.hash(1))])
        let commitment = HeadsCommitment(tree)
        #expect(commitment.size == 3)
        #expect(HeadsCommitment(try entry(facts: commitment.facts)) == commitment)
    }

    @Test func refusesAnyOtherEntry() throws {
        let facts = HeadsCommitment(size: 3, root: Sample.hash(1)).facts
        #expect(HeadsCommitment(try entry(stream: "trade/1", facts: facts)) == nil)
        #expect(HeadsCommitment(try entry(kind: "other", facts: facts)) == nil)
        #expect(HeadsCommitment(try entry(facts: facts, sealed: ["a": Sample.hash(1)])) == nil)
        for (name, value) in [("size", -1), ("size", "3"), ("root", "00"), ("more", 1)] as [(String, JSON)] {
            var changed = facts
            changed[name] = value
            #expect(HeadsCommitment(try entry(facts: changed)) == nil)
        }
        #expect(HeadsCommitment(try entry(facts: [:])) == nil)
    }
}

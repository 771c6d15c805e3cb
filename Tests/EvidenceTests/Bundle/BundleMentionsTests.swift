import Testing

@testable import Evidence

@Suite struct BundleMentionsTests {
    @Test func findsFilesAndHashesAtAnyDepth() {
        let (file, entry) = (Sample.hash(1), Sample.hash(2))
        let mentions = BundleMentions(in: [
            "list": [["sha256": .string(file.hex), "sizeBytes": 5], ["sha256": .string(file.hex), "sizeBytes": "6"]],
            "plain": ["sha256": .string(file.hex)], "revision": .string(entry.hex), "short": "00",
            "upper": .string(entry.hex.uppercased()), "wrong": ["sha256": "00"],
        ])
        #expect(mentions.files.map(\.sha256) == [file, file, file])
        #expect(Set(mentions.files.map(\.statedBytes)) == [5, 6, nil])
        #expect(mentions.hashes == [file, entry])
    }
}

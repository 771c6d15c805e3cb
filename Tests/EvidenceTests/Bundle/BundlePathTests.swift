import Testing

@testable import Evidence

@Suite struct BundlePathTests {
    @Test func everyPathGoesThereAndBack() {
        let paths: [BundlePath] = [
            .checkpoint, .entry(0), .entry(999_999), .values(12), .proof(3), .file(Sample.hash(1)), .head, .headProof,
            .notaryEntry, .notaryProof, .page, .keys, .manifest, .manifestNote, .referenceEntry(5), .referenceValues(5),
            .referenceProof(5),
        ]
        for path in paths { #expect(BundlePath(name: path.name) == path) }
        #expect(Set(paths.map(\.name)).count == paths.count)
        #expect(BundlePath.entry(12).name == "entries/000012.json")
        #expect(BundlePath.referenceValues(12).name == "references/000012-values.json")
    }

    @Test(arguments: [
        "", "entries", "entries/", "entries/1.json", "entries/0000001.json", "entries/-00001.json",
        "entries/000001.JSON",
        "entries/000001.json/", "/entries/000001.json", "entries/000001-entry.json", "values/000001.tlog-proof",
        "files/", "files/00", "Checkpoint", "checkpoint ", "heads/../checkpoint", "entries/+00001.json",
    ])
    func refuses(_ name: String) {
        #expect(BundlePath(name: name) == nil)
    }

    @Test func moreNumbersThanDigitsAreNoPath() {
        #expect(BundlePath(name: BundlePath.entry(BundlePath.numbersMax - 1).name) != nil)
        #expect(BundlePath(name: BundlePath.entry(BundlePath.numbersMax).name) == nil)
    }
}

import Testing

@testable import Evidence

@Suite struct BundleManifestTests {
    let manifest = BundleManifest([
        .init(name: "b", hash: Sample.hash(1)), .init(name: "a/c", hash: Sample.hash(2)),
    ])

    @Test func linesAreAsSha256sumReadsThem() {
        #expect(manifest.bytes.text == "\(Sample.hash(2).hex)  a/c\n\(Sample.hash(1).hex)  b\n")
        #expect(BundleManifest(parsing: manifest.bytes) == manifest)
        #expect(BundleManifest(parsing: [])?.lines == [])
    }

    @Test func refusesAnyOtherForm() {
        let text = manifest.bytes.text
        for mutant in [
            String(text.dropLast()), text + "\n", "\n" + text, text.replacing("  a", with: " *a"), text + text,
            text.replacing("  b", with: "  "), text.replacing("  b", with: "  0"), text.uppercased(), "x\n",
        ] {
            #expect(BundleManifest(parsing: mutant.bytes) == nil, "\(mutant)")
        }
        #expect(BundleManifest(parsing: text.bytes + "\(Sample.hash(3).hex)  ".bytes + [0xFF, 0x0A]) == nil)
    }

    @Test func theStatementGoesThereAndBack() {
        let statement = BundleStatement(stream: "trade/1", manifestHash: Sample.hash(1), exportedAtMs: 5)
        #expect(statement.text == "chengxu bundle v1\ntrade/1\n\(Sample.hash(1).hex)\n5\n")
        #expect(BundleStatement(text: statement.text) == statement)
        #expect(Checkpoint(text: statement.text) == nil)
        for mutant in [
            statement.text.replacing("v1", with: "v2"), statement.text.replacing("\n5", with: "\n05"),
            statement.text.replacing("\n5", with: "\n-5"), statement.text + "\n", statement.text + "x\n",
            statement.text.replacing("trade", with: "tr ade"), "",
        ] {
            #expect(BundleStatement(text: mutant) == nil, "\(mutant)")
        }
    }
}

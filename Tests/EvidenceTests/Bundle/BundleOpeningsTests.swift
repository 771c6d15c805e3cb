import Testing

@testable import Evidence

@Suite struct BundleOpeningsTests {
    let opening = Opening(salt: Array(repeating: 1, count: 32), text: "a")!

    @Test func openingsGoThereAndBack() {
        let openings = ["title": opening, "body": Opening(salt: Array(repeating: 2, count: 32), value: [0xFF])!]
        #expect(BundleOpenings.parse(BundleOpenings.bytes(openings)) == openings)
    }

    @Test(arguments: [
        "", "{}", "[]", "null", #"{"a b":1}"#, #"{"a":{}}"#, #"{"a":{"salt":"","text":"x"}}"#, #"{"a":{"text":"x"}}"#,
    ])
    func refuses(_ text: String) {
        #expect(BundleOpenings.parse(text.bytes) == nil)
        #expect(BundleOpenings.parse([0x20] + BundleOpenings.bytes(["a": opening])) == nil)
    }

    @Test func headProofsGoThereAndBack() {
        let proof = InclusionProof(index: 1, size: 5, path: [Sample.hash(1), Sample.hash(2)])
        let text = BundleHeadProof.bytes(proof).text
        #expect(BundleHeadProof.parse(text.bytes) == proof)
        for mutant in [
            "", "{}", text + " ", text.replacing(#""index":1"#, with: #""index":1.0"#),
            text.replacing("[", with: "[1,"),
            text.replacing("{", with: #"{"a":1,"#),
            text.replacing(Sample.hash(1).hex, with: Sample.hash(1).hex.uppercased()),
        ] {
            #expect(BundleHeadProof.parse(mutant.bytes) == nil, "\(mutant)")
        }
    }
}

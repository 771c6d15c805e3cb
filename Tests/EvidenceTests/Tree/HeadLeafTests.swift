import Evidence
import Testing

@Suite struct HeadLeafTests {
    @Test func theOneFormGoesThereAndBack() throws {
        let header = try #require(try Sample.run(count: 3).last)
        let leaf = HeadLeaf(header)
        let text =
            #"{"entryHash":"\#(header.entryHash.hex)","sequence":2,"stream":"trade/sample","streamNumber":3}"#
        #expect(leaf.canonicalBytes.text == text)
        #expect(HeadLeaf(parsing: text.bytes) == leaf)
        #expect(try JSON(parsing: text.bytes).canonicalBytes == text.bytes)
        #expect(leaf.leafHash == Merkle.leafHash(text.bytes))
        #expect(
            HeadLeaf(stream: "trade/sample", streamNumber: 3, sequence: 2, entryHash: header.entryHash) == leaf)
    }

    @Test func refusesWhatIsNotTheOneForm() throws {
        let leaf = HeadLeaf(try #require(try Sample.run(count: 3).last))
        let text = leaf.canonicalBytes.text
        for (old, new) in [
            (#""sequence":2"#, #""sequence":-2"#), (#""sequence":2"#, #""sequence":2.0"#), ("{", "{ "),
            (#""streamNumber":3"#, #""streamNumber":3,"x":1"#), (#","streamNumber":3"#, ""), ("trade", "tr ade"),
        ] {
            #expect(HeadLeaf(parsing: text.replacing(old, with: new).bytes) == nil, "\(new)")
        }
        #expect(HeadLeaf(stream: "", streamNumber: 0, sequence: 0, entryHash: Sample.hash(1)) == nil)
        #expect(HeadLeaf(stream: "a", streamNumber: -1, sequence: 0, entryHash: Sample.hash(1)) == nil)
        #expect(HeadLeaf(stream: "a", streamNumber: 0, sequence: -1, entryHash: Sample.hash(1)) == nil)
    }
}

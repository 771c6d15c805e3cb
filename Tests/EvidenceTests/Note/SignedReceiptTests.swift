import Evidence
import Testing

@Suite struct SignedReceiptTests {
    @Test func tellsTheEntryAndVerifies() throws {
        let header = try #require(try Sample.run(count: 2).last)
        let receipt = try SignedReceipt(of: header, entryHash: header.entryHash, by: Sample.recordKey)
        let read = try #require(SignedReceipt(parsing: receipt.bytes))
        #expect(read == receipt)
        #expect(read.matches(header))
        #expect(read.sequence == 1)
        #expect(read.timeMs == 1_700_000_000_001)
        #expect(try read.note.verify(by: [Sample.recordKey.verifier]).count == 1)
        #expect(
            read.note.text
                == "chengxu receipt v1\ntrade/sample\n1\n\(header.entryHash.base64)\n1700000000001\n")
        #expect(Checkpoint(text: read.note.text) == nil)
        let other = try Sample.run(count: 1)[0]
        #expect(!read.matches(other))
    }

    @Test func refusesWhatIsNotTheOneForm() throws {
        let header = try #require(try Sample.run(count: 2).last)
        let text = try SignedReceipt(of: header, entryHash: header.entryHash, by: Sample.recordKey).note.encoded
        for (old, new) in [
            ("receipt v1", "receipt v2"), ("\n1\n", "\n01\n"), ("\n1\n", "\n-1\n"), ("trade", "tr ade"),
            ("1700000000001\n", "1700000000001\nmore\n"), ("1700000000001\n", ""), ("1700000000001", "+1700000000001"),
        ] {
            #expect(SignedReceipt(parsing: text.replacing(old, with: new).bytes) == nil, "\(new)")
        }
        #expect(SignedReceipt(parsing: CheckpointTests.example.bytes) == nil)
        #expect(SignedReceipt(parsing: []) == nil)
    }
}

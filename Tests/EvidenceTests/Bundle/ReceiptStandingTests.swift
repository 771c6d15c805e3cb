import Testing

@testable import Evidence

@Suite struct ReceiptStandingTests {
    @Test func eachStandingIsTold() async throws {
        var sample = try SampleBundle(extraEntries: 1)
        let report = BundleVerifier.verify(
            BytesSource(try await sample.bytes()), trusting: SampleBundle.trusted)
        func standing(_ header: EntryHeader, by key: SignerKey = Sample.recordKey) throws -> ReceiptStanding {
            report.standing(of: try SignedReceipt(of: header, entryHash: header.entryHash, by: key))
        }
        let entry = sample.log.streams["trade/1"]![1]
        #expect(try standing(entry) == .matches)
        #expect(try standing(entry, by: Sample.logKey) == .notSigned)
        #expect(try standing(sample.log.streams["trade/2"]![0]) == .otherStream)
        let other = try EntryHeader(
            stream: entry.stream, streamNumber: entry.streamNumber, sequence: 1, previous: entry.previous,
            kind: "cancelled", actor: "member/b", timeMs: entry.timeMs)
        #expect(try standing(other) == .entryDiffers)
        #expect(try standing(sample.log.append("trade/1", kind: "paid")) == .entryMissing)
    }
}

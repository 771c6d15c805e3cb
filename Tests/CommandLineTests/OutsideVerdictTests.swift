import Evidence
import Testing

@testable import chengxu

@Suite struct OutsideVerdictTests {
    private func receipt(atMs timeMs: Int64) throws -> SignedReceipt {
        let key = try #require(SignerKey(name: "market.example/log/record", seed: Array(repeating: 3, count: 32)))
        let header = try EntryHeader(
            stream: "trade/1", streamNumber: 0, sequence: 0, previous: nil, kind: "opened", actor: "member/a", timeMs: timeMs,
            facts: [:])
        return try SignedReceipt(of: header, entryHash: header.entryHash, by: key)
    }

    @Test(arguments: [
        (CheckpointStanding.same, Int32(0)), (.bundleIsNewer, 0), (.bundleIsOlder, 2), (.splitView, 1), (.otherLog, 1),
        (.notSigned, 1),
    ]) func aCheckpointWeighs(_ standing: CheckpointStanding, _ exitCode: Int32) {
        let verdict = OutsideVerdict(standing)
        #expect(verdict.weight.exitCode == exitCode)
        #expect(verdict.zh.hasPrefix(exitCode == 0 ? "✓" : "✗") && verdict.en.hasPrefix(exitCode == 0 ? "✓" : "✗"))
        #expect(!verdict.zh.contains("\(standing)") && !verdict.en.contains("\(standing)"), "the name of a case is no sentence")
    }

    @Test(arguments: [
        (ReceiptStanding.matches, Int32(0)), (.otherStream, 1), (.notSigned, 1), (.entryDiffers, 1), (.entryMissing, 2),
    ]) func aReceiptWeighs(_ standing: ReceiptStanding, _ exitCode: Int32) throws {
        let nothing = BundleVerifier.verify(BytesSource([]))
        let verdict = OutsideVerdict(standing, of: try receipt(atMs: 1_700_000_000_000), in: nothing)
        #expect(verdict.weight.exitCode == exitCode)
        #expect(verdict.zh.hasPrefix(exitCode == 0 ? "✓" : "✗") && verdict.en.hasPrefix(exitCode == 0 ? "✓" : "✗"))
    }

    @Test func whatContradictsWeighsMoreThanWhatIsOld() {
        #expect([OutsideVerdict.Weight.outdated, .contradicted, .holds].max() == .contradicted)
    }
}

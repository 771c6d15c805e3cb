import Testing

@testable import Evidence

@Suite struct BundleWriterTests {
    @Test func theSameContentsGiveTheSameBytesOfTheSizeToldBefore() async throws {
        let sample = try SampleBundle(extraEntries: 3)
        let writer = try BundleWriter(
            sample.contents(), exportedAtMs: SampleLog.exportedAtMs, signer: Sample.recordKey)
        var bytes: [UInt8] = []
        try await writer.write { piece in
            #expect(1...BundleWriter.pieceBytesMax ~= piece.count)
            bytes += piece
        }
        #expect(Int64(bytes.count) == writer.sizeBytes)
        #expect(try await sample.bytes() == bytes)
        let members = try SampleMembers(bytes)
        #expect(members["manifest.sha256"].map(Hash.sha256) == writer.manifestHash)
        #expect(members.packed() == bytes)
    }

    @Test func whatAVerifierWouldRefuseIsNotWritten() throws {
        let sample = try SampleBundle(extraEntries: 1)
        func expectRefused(_ finding: BundleFinding, _ change: (inout BundleContents) -> Void) throws {
            var contents = try sample.contents()
            change(&contents)
            do {
                _ = try BundleWriter(contents, exportedAtMs: 0, signer: Sample.recordKey)
                Issue.record("was written: \(finding)")
            } catch BundleFault.inconsistent(let findings) {
                #expect(findings.contains(finding))
            }
        }
        try expectRefused(.init(member: "entries/000000.json", fault: .missing)) { $0.entries = [] }
        try expectRefused(.init(member: "entries/000000.json", fault: .chain(.sequenceGap))) {
            $0.entries.removeFirst()
        }
        try expectRefused(.init(member: "heads/proof.json", fault: .headNotIncluded)) { $0.entries.removeLast() }
        try expectRefused(.init(member: "values/000001.json", fault: .wrongOpening(field: "body"))) {
            $0.entries[1].openings["body"] = sample.title
        }
        try expectRefused(.init(member: "proofs/000001.tlog-proof", fault: .notIncluded)) {
            $0.entries[1].inclusion = $0.entries[2].inclusion
        }
        try expectRefused(.init(member: "heads/notary.json", fault: .notHeadsCommitment)) { $0.notary = $0.entries[0] }
        try expectRefused(.init(member: "manifest.note", fault: .notSigned(keyName: Sample.recordKey.name))) {
            $0.keys.removeLast()
        }
        let name = "files/\(Hash.sha256(sample.file).hex)"
        try expectRefused(.init(member: name, fault: .malformed)) { $0.files.append($0.files[0]) }
        try expectRefused(.init(member: name, fault: .fileSizeDiffers(stated: 12))) { $0.files[0].sizeBytes = 13 }
    }

    @Test func aFileThatIsNotWhatItWasSaidToBeStopsTheWriting() async throws {
        let sample = try SampleBundle(extraEntries: 1)
        let hash = Hash.sha256(sample.file)
        let changes: [(inout BundleFile) -> Void] = [
            { $0.crc32 ^= 1 }, { $0.read = { _, count in [UInt8](repeating: 0, count: count) } },
            { $0.read = { _, _ in [] } }, { $0.read = { _, count in [UInt8](repeating: 0, count: count + 1) } },
        ]
        for change in changes {
            var contents = try sample.contents()
            change(&contents.files[0])
            await #expect(throws: BundleFault.fileDiffers(hash)) { try await SampleBundle.bytes(of: contents) }
        }
    }

    @Test func anEmptyFileIsAFile() async throws {
        var log = SampleLog()
        try log.append(
            "trade/1", kind: "delivered",
            facts: ["artefact": ["sha256": .string(Hash.sha256([]).hex), "sizeBytes": 0]])
        try log.seal()
        let contents = try log.contents(of: "trade/1", files: [BundleFile([])])
        let report = BundleVerifier.verify(
            BytesSource(try await SampleBundle.bytes(of: contents)), trusting: SampleBundle.trusted)
        #expect(report.faults == [])
        #expect(report.files.map(\.sizeBytes) == [0])
        var wrong = contents
        wrong.files[0].crc32 = 1
        await #expect(throws: BundleFault.fileDiffers(Hash.sha256([]))) { try await SampleBundle.bytes(of: wrong) }
    }

    @Test func aFileOfManyPiecesIsStreamed() async throws {
        let file = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        var log = SampleLog()
        try log.append("trade/1", kind: "delivered", facts: ["artefact": ["sha256": .string(Hash.sha256(file).hex)]])
        try log.seal()
        let bytes = try await SampleBundle.bytes(of: try log.contents(of: "trade/1", files: [BundleFile(file)]))
        var steps = 0
        let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted) { _, _ in steps += 1 }
        #expect(report.faults == [])
        #expect(steps > 9)
        #expect(try SampleMembers(bytes)["files/\(Hash.sha256(file).hex)"] == file)
    }
}

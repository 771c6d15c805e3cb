import Testing

@testable import Evidence

@Suite struct BundleVerifierTests {
    @Test func aGenuineBundleHoldsAndIsReportedWhole() async throws {
        let sample = try SampleBundle(extraEntries: 2)
        let bytes = try await sample.bytes()
        var steps: [Int64] = []
        let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted) { done, total in
            #expect(total == Int64(bytes.count))
            steps.append(done)
        }
        #expect(report.faults == [])
        #expect(report.isIntact)
        #expect(report.trust == .trustedKeys)
        #expect(report.stream == "trade/1")
        #expect(report.exportedAtMs == SampleLog.exportedAtMs)
        #expect(report.isTailProved)
        #expect(report.checkpoint?.size == Int64(sample.log.leaves.count))
        #expect(report.headsCommittedAtMs == sample.log.streams["notary"]?.last?.timeMs)
        #expect(report.sizeBytes == Int64(bytes.count))
        #expect(steps == steps.sorted() && !steps.isEmpty)

        #expect(report.entries.map(\.header) == sample.log.streams["trade/1"])
        #expect(report.entries.allSatisfy { $0.isLinked == true && $0.isIncluded })
        #expect(report.entries.map(\.logIndex) == [2, 4, 5, 7])
        #expect(report.entries[1].fields.map(\.name) == ["body", "picture"])
        #expect(report.entries[1].fields.map(\.opening) == [sample.body, sample.picture])
        #expect(report.entries[2].files.map(\.isIncluded) == [true])
        #expect(report.entries[2].files.map(\.statedBytes) == [12])
        #expect(report.references.map(\.entry.header) == [sample.listing])
        #expect(report.references.map(\.namedBy) == [[0]])
        #expect(report.references.map(\.entry.isIncluded) == [true])
        #expect(report.references.first?.entry.isLinked == nil)
        #expect(report.files.map(\.namedBy) == [[2, 3]])
        #expect(report.files.map(\.sizeBytes) == [12])
    }

    @Test func withheldValuesAndFilesAreToldAndAreNoFault() async throws {
        let sample = try SampleBundle(extraEntries: 1)
        var contents = try sample.contents()
        contents.files = []
        contents.entries[1].openings["body"] = nil
        let report = BundleVerifier.verify(
            BytesSource(try await SampleBundle.bytes(of: contents)), trusting: SampleBundle.trusted)
        #expect(report.faults == [])
        #expect(report.entries[1].fields.map { $0.opening != nil } == [false, true])
        #expect(report.entries[1].fields.map(\.isWrong) == [false, false])
        #expect(report.entries[2].files.map(\.isIncluded) == [false])
        #expect(report.files.isEmpty)
    }

    @Test func aFileMayBeNamedByItsHashAlone() async throws {
        var log = SampleLog()
        let (terms, picture) = ("the terms".bytes, "a picture".bytes)
        let listing = try log.append("listing/1", kind: "published", facts: ["picture": .string(Hash.sha256(picture).hex)])
        try log.append(
            "trade/1", kind: "termsProposed",
            facts: ["hash": .string(Hash.sha256(terms).hex), "revision": .string(listing.entryHash.hex)])
        try log.seal()
        let contents = try log.contents(
            of: "trade/1", references: [try log.entry(listing)], files: [BundleFile(terms), BundleFile(picture)])
        let report = BundleVerifier.verify(
            BytesSource(try await SampleBundle.bytes(of: contents)), trusting: SampleBundle.trusted)
        #expect(report.faults == [])
        #expect(report.entries[0].files.map(\.sha256) == [Hash.sha256(terms)])
        #expect(report.references[0].entry.files.map(\.sha256) == [Hash.sha256(picture)])
        let named = Dictionary(uniqueKeysWithValues: report.files.map { ($0.sha256, $0.namedBy) })
        #expect(named == [Hash.sha256(terms): [0], Hash.sha256(picture): []])
    }

    @Test func keysThatOnlyCameWithTheBundleAreCalledThat() async throws {
        let bytes = try await SampleBundle().bytes()
        let report = BundleVerifier.verify(BytesSource(bytes))
        #expect(report.faults == [])
        #expect(report.trust == .keysFromBundleOnly)
        #expect(report.checkpointSigners.map(\.isTrusted) == [nil])
    }

    @Test func anotherSignersBundleIsNotTrusted() async throws {
        var sample = try SampleBundle()
        sample.log.logKey = SignerKey(name: Sample.logKey.name, seed: Array(repeating: 8, count: 32))!
        sample.log.recordKey = SignerKey(name: Sample.recordKey.name, seed: Array(repeating: 9, count: 32))!
        try sample.log.seal()
        let bytes = try await sample.bytes()
        #expect(BundleVerifier.verify(BytesSource(bytes)).faults == [])
        let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted)
        #expect(
            report.faults == [
                #"checkpoint: signerNotTrusted(keyName: "market.example/log")"#,
                #"manifest.note: signerNotTrusted(keyName: "market.example/log/record")"#,
            ])
        #expect(report.trust == .untrustedKeys)
        let halfTrusted = BundleVerifier.verify(
            BytesSource(bytes), trusting: [sample.log.logKey.verifier, Sample.recordKey.verifier])
        #expect(halfTrusted.findings.map(\.member) == ["manifest.note"])
        #expect(halfTrusted.trust == .untrustedKeys)
    }

    @Test func aSourceThatFailsIsUnreadable() throws {
        struct Broken: BundleSource {
            struct Failure: Error {}
            let size: Int64 = 1000
            func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws { throw Failure() }
        }
        #expect(BundleVerifier.verify(Broken()).findings == [.init(member: nil, fault: .unreadable("Failure()"))])
    }

    @Test(arguments: [0, 1, 21, 22, 100]) func otherFilesAreNoBundle(_ count: Int) {
        let report = BundleVerifier.verify(BytesSource([UInt8](repeating: 7, count: count)))
        #expect(report.findings == [.init(member: nil, fault: .archive(.endRecord))])
        #expect(report.trust == .noSignature)
        let empty = BundleVerifier.verify(BytesSource(SampleMembers.pack([])))
        #expect(empty.findings.contains(.init(member: "checkpoint", fault: .missing)))
    }
}

import Testing

@testable import Evidence

/// Forgeries that go deeper than one member: another manifest, another log, another tree, another signer.
@Suite struct BundleForgeryTests {
    private func faults(_ members: SampleMembers) -> Set<String> {
        BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
    }

    // MARK: The manifest

    /// Without the key for bundles the manifest can be made to fit, but not its signed statement.
    @Test(arguments: ["index.html", "entries/000000.json", "keys.txt", "files/a5c4dfa7"])
    func aMemberChangedAndTheManifestRemadeWithoutTheKey(_ name: String) async throws {
        var members = try await SampleBundle().members()
        let path = try #require(members.data.keys.first { $0.hasPrefix(name.prefix(6)) })
        members[path]?.append(0x20)
        let others = members.data.filter { $0.key != "manifest.sha256" && $0.key != "manifest.note" }
        members["manifest.sha256"] = BundleManifest(others.map { .init(name: $0.key, hash: Hash.sha256($0.value)) }).bytes
        #expect(faults(members).contains("manifest.note: otherManifest"))
    }

    @Test func aManifestThatNamesAMemberTwice() async throws {
        var members = try await SampleBundle().members()
        let manifest = try #require(members["manifest.sha256"])
        let line = try #require(manifest.split(separator: 0x0A).first) + [0x0A]
        members["manifest.sha256"] = line + manifest
        #expect(faults(members).contains("manifest.sha256: malformed"))
    }

    @Test func aManifestThatNamesAMemberWithTwoHashes() async throws {
        var members = try await SampleBundle().members()
        let manifest = try #require(members["manifest.sha256"])
        var line = Array(try #require(manifest.split(separator: 0x0A).first) + [0x0A])
        line[0] = line[0] == 0x30 ? 0x31 : 0x30
        members["manifest.sha256"] = line + manifest
        #expect(faults(members).contains("manifest.sha256: malformed"))
    }

    @Test func aManifestThatLeavesAMemberOut() async throws {
        var members = try await SampleBundle().members()
        let others = members.data.filter { $0.key != "index.html" && !$0.key.hasPrefix("manifest") }
        let manifest = BundleManifest(others.map { .init(name: $0.key, hash: Hash.sha256($0.value)) }).bytes
        members["manifest.sha256"] = manifest
        let statement = BundleStatement(
            stream: "trade/1", manifestHash: Hash.sha256(manifest), exportedAtMs: SampleLog.exportedAtMs)
        members["manifest.note"] = try SignedNote(signing: statement.text, by: [Sample.recordKey]).bytes
        #expect(faults(members) == ["index.html: notInManifest"])
    }

    // MARK: Another log, another tree, another signer

    @Test func theCheckpointOfAnotherLog() async throws {
        var members = try await SampleBundle().members()
        let stranger = try #require(SignerKey(name: "stranger.example/log", seed: Array(repeating: 7, count: 32)))
        let genuine = try #require(members["checkpoint"])
        let own = try #require(Checkpoint(text: try SignedNote(parsing: genuine).text))
        let foreign = try #require(Checkpoint(origin: stranger.name, size: own.size, root: own.root))
        members["checkpoint"] = try foreign.signed(by: [stranger]).bytes
        members["keys.txt"] = BundleCheck.keysBytes([stranger.verifier, Sample.recordKey.verifier])
        try members.reseal()
        let found = faults(members)
        #expect(found.contains(#"checkpoint: signerNotTrusted(keyName: "stranger.example/log")"#), "\(found)")
        #expect(found.contains("proofs/000000.tlog-proof: otherCheckpoint"))
    }

    /// The forger makes a log of his own of the name of the real one, with real entries in it, and signs it with his own key.
    @Test func aWholeLogOfTheForgersOwn() async throws {
        var sample = try SampleBundle()
        let forger = try #require(SignerKey(name: Sample.logKey.name, seed: Array(repeating: 9, count: 32)))
        sample.log.logKey = forger
        try sample.log.append("trade/1", kind: "cancelled")
        try sample.log.seal()
        let bytes = try await sample.bytes()
        let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted)
        #expect(report.faults == [#"checkpoint: signerNotTrusted(keyName: "market.example/log")"#])
        #expect(report.trust == .untrustedKeys)
    }

    @Test func aProofOfAnotherTreeUnderThisCheckpoint() async throws {
        let sample = try SampleBundle()
        var members = try await sample.members()
        let other = MerkleProver(leaves: sample.log.leaves.map { Hash.sha256($0.bytes) })
        let index = try #require(sample.log.places[sample.log.streams["trade/1"]![0].entryHash])
        let proof = try other.inclusion(of: index)
        members["proofs/000000.tlog-proof"] =
            try #require(TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)).bytes
        try members.reseal()
        #expect(faults(members) == ["proofs/000000.tlog-proof: notIncluded"])
    }

    @Test func aProofForAnotherPlace() async throws {
        let sample = try SampleBundle()
        var members = try await sample.members()
        let text = String(decoding: try #require(members["proofs/000000.tlog-proof"]), as: UTF8.self)
        members["proofs/000000.tlog-proof"] = Array(text.replacing("index 2\n", with: "index 3\n").utf8)
        try members.reseal()
        #expect(faults(members) == ["proofs/000000.tlog-proof: notIncluded"])
    }

    /// A second signer beside the real one: his line proves nothing, and no reader may take it for something.
    @Test func aSecondSignerWithHisKeyInTheBundle() async throws {
        let stranger = try #require(SignerKey(name: "stranger.example", seed: Array(repeating: 7, count: 32)))
        var members = try await SampleBundle().members()
        members["keys.txt"] = BundleCheck.keysBytes(SampleBundle.trusted + [stranger.verifier])
        try members.reseal()
        let note = try SignedNote(parsing: try #require(members["manifest.note"]))
        members["manifest.note"] = try SignedNote(signing: note.text, by: [Sample.recordKey, stranger]).bytes
        let report = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted)
        #expect(report.exportSigners.map(\.isTrusted) == [true, false], "it is told who is trusted and who is not")
        #expect(report.trust == .trustedKeys)
        members["manifest.note"] = try SignedNote(signing: note.text, by: [stranger]).bytes
        #expect(faults(members).contains(#"manifest.note: notSigned(keyName: "market.example/log/record")"#))
    }

    /// The key for receipts signs something else of the same form: a receipt in the place of the statement.
    @Test func aReceiptInTheStatementsPlace() async throws {
        let sample = try SampleBundle()
        var members = try await sample.members()
        let header = sample.log.streams["trade/1"]![0]
        members["manifest.note"] =
            try SignedReceipt(of: header, entryHash: header.entryHash, by: Sample.recordKey).bytes
        #expect(faults(members).contains("manifest.note: malformed"))
    }

    // MARK: Entries and files of another trade

    /// An entry of another trade with its own true proof, at the same place in its chain.
    @Test func anEntryOfAnotherTradeWithItsOwnProof() async throws {
        let sample = try SampleBundle(extraEntries: 2)
        var members = try await sample.members()
        let other = sample.log.streams["trade/2"]![0]
        let proof = try sample.log.entry(other).inclusion
        members["entries/000000.json"] = other.canonicalBytes
        members["proofs/000000.tlog-proof"] =
            try #require(TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)).bytes
        try members.reseal()
        let found = faults(members)
        #expect(found.contains("entries/000001.json: chain(otherStream)"), "\(found)")
        #expect(!found.contains("proofs/000000.tlog-proof: notIncluded"), "its proof is true; it is of no use")
    }

    @Test func twoFilesInEachOthersPlace() async throws {
        let sample = try SampleBundle()
        var members = try await sample.members()
        let name = "files/\(Hash.sha256(sample.file).hex)"
        let other = "the malware!".utf8
        members["files/\(Hash.sha256(Array(other)).hex)"] = sample.file
        members[name] = Array(other)
        try members.reseal()
        #expect(faults(members).filter { $0.hasSuffix("wrongHash") }.count == 2)
    }
}

import Testing

@testable import Evidence

/// What someone might do to a bundle who can make its manifest and its signature fit again.
///
/// The attacker here is the operator: the key for bundles is in his hands, and he may change any member. What he cannot do
/// is take back the checkpoint that he signed before.
@Suite struct BundleAttackTests {
    private func faults(
        extraEntries: Int = 2, _ change: (inout SampleMembers, SampleBundle) throws -> Void
    ) async throws -> Set<String> {
        let sample = try SampleBundle(extraEntries: extraEntries)
        var members = try await sample.members()
        try change(&members, sample)
        try members.reseal()
        return BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
    }

    private func remove(entry: String, from members: inout SampleMembers) {
        members["entries/\(entry).json"] = nil
        members["values/\(entry).json"] = nil
        members["proofs/\(entry).tlog-proof"] = nil
    }

    private func swap(_ first: String, _ second: String, in members: inout SampleMembers) {
        (members[first], members[second]) = (members[second], members[first])
    }

    @Test func resealingAloneChangesNothing() async throws {
        #expect(try await faults { _, _ in } == [])
    }

    // MARK: Entries left out, moved, changed or put in

    @Test func aDroppedTail() async throws {
        let faults = try await faults { members, _ in remove(entry: "000003", from: &members) }
        #expect(faults == ["heads/head.json: tailDropped(newest: 3)"])
    }

    @Test func aDroppedTailWithTheHeadMadeToFit() async throws {
        let faults = try await faults { members, sample in
            remove(entry: "000003", from: &members)
            members["heads/head.json"] = HeadLeaf(sample.log.streams["trade/1"]![2]).canonicalBytes
        }
        #expect(faults == ["heads/proof.json: headNotIncluded"])
    }

    @Test func aDroppedTailWithOtherHeadsMadeToFit() async throws {
        let faults = try await faults { members, sample in
            remove(entry: "000003", from: &members)
            let head = HeadLeaf(sample.log.streams["trade/1"]![2])
            var heads = sample.log.heads
            heads.update([head])
            members["heads/head.json"] = head.canonicalBytes
            members["heads/proof.json"] = BundleHeadProof.bytes(heads.inclusion(of: head.streamNumber)!)
            let notary = sample.log.streams["notary"]![0]
            members["heads/notary.json"] =
                try EntryHeader(
                    stream: notary.stream, streamNumber: notary.streamNumber, sequence: 0, previous: nil,
                    kind: notary.kind, actor: notary.actor, timeMs: notary.timeMs, facts: HeadsCommitment(heads).facts
                ).canonicalBytes
        }
        #expect(faults == ["heads/notary.tlog-proof: notIncluded"])
    }

    @Test func aDroppedMiddle() async throws {
        let faults = try await faults { members, _ in remove(entry: "000001", from: &members) }
        #expect(
            faults == ["entries/000001.json: missing", "entries/000002.json: chain(sequenceGap)"])
    }

    @Test func aDroppedMiddleWithTheRestMovedUp() async throws {
        let faults = try await faults { members, _ in
            for (from, to) in [("000002", "000001"), ("000003", "000002")] {
                members["entries/\(to).json"] = members["entries/\(from).json"]
                members["proofs/\(to).tlog-proof"] = members["proofs/\(from).tlog-proof"]
            }
            members["values/000001.json"] = nil
            remove(entry: "000003", from: &members)
        }
        #expect(faults == ["entries/000001.json: chain(sequenceGap)", "entries/000002.json: chain(sequenceGap)"])
    }

    @Test func aDroppedFirstEntry() async throws {
        let faults = try await faults { members, _ in remove(entry: "000000", from: &members) }
        #expect(faults.contains("entries/000000.json: missing"))
        #expect(faults.contains("entries/000001.json: chain(sequenceGap)"))
    }

    @Test func allEntriesDropped() async throws {
        let faults = try await faults { members, _ in
            for entry in ["000000", "000001", "000002", "000003"] { remove(entry: entry, from: &members) }
        }
        #expect(faults.contains("entries/000000.json: missing"))
        #expect(faults.contains("heads/head.json: headDiffers"))
    }

    @Test func twoEntriesInEachOthersPlace() async throws {
        let faults = try await faults { members, _ in
            swap("entries/000002.json", "entries/000003.json", in: &members)
            swap("proofs/000002.tlog-proof", "proofs/000003.tlog-proof", in: &members)
        }
        #expect(faults.contains("entries/000002.json: chain(sequenceGap)"))
        #expect(faults.contains("entries/000003.json: chain(sequenceGap)"))
        #expect(faults.contains("proofs/000003.tlog-proof: placeNotAfterPrevious"))
    }

    @Test func aChangedEntryWithTheChainMadeToFit() async throws {
        let faults = try await faults { members, sample in
            var run = Array(sample.log.streams["trade/1"]!.prefix(1))
            for old in sample.log.streams["trade/1"]!.dropFirst() {
                let header = try EntryHeader(
                    stream: old.stream, streamNumber: old.streamNumber, sequence: old.sequence,
                    previous: run.last?.entryHash, kind: old.sequence == 2 ? "cancelled" : old.kind, actor: old.actor,
                    timeMs: old.timeMs, facts: old.facts, sealed: old.sealed)
                run.append(header)
                members["entries/00000\(header.sequence).json"] = header.canonicalBytes
            }
            members["heads/head.json"] = HeadLeaf(run[3]).canonicalBytes
        }
        #expect(
            faults == [
                "proofs/000002.tlog-proof: notIncluded", "proofs/000003.tlog-proof: notIncluded",
                "heads/proof.json: headNotIncluded",
            ])
    }

    @Test func aSecondChainThatIsInTheTreeButNotTheStreams() async throws {
        // The proofs hold, the chain does not: chain and tree are not played against each other.
        let faults = try await faults { members, sample in
            let other = sample.log.streams["trade/2"]![1]
            members["entries/000003.json"] = other.canonicalBytes
            let proof = try sample.log.entry(other).inclusion
            members["proofs/000003.tlog-proof"] =
                TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)!.bytes
        }
        #expect(faults.contains("entries/000003.json: chain(sequenceGap)"))
        #expect(!faults.contains("proofs/000003.tlog-proof: notIncluded"))
    }

    @Test func anEntryOfAnotherStreamAtTheEnd() async throws {
        let faults = try await faults(extraEntries: 0) { members, sample in
            let other = sample.log.streams["trade/2"]![0]
            let foreign = try EntryHeader(
                stream: other.stream, streamNumber: other.streamNumber, sequence: 2,
                previous: sample.log.streams["trade/1"]![1].entryHash, kind: "sampled", actor: "member/a",
                timeMs: 1_800_000_000_000)
            members["entries/000002.json"] = foreign.canonicalBytes
            members["proofs/000002.tlog-proof"] = members["proofs/000001.tlog-proof"]
        }
        #expect(
            faults == [
                "entries/000002.json: chain(otherStream)", "proofs/000002.tlog-proof: notIncluded",
                "proofs/000002.tlog-proof: placeNotAfterPrevious", "heads/head.json: otherStream",
            ])
    }

    @Test func aTimeThatGoesBack() async throws {
        var sample = try SampleBundle()
        let last = sample.log.streams["trade/1"]![1]
        let early = try EntryHeader(
            stream: last.stream, streamNumber: last.streamNumber, sequence: 2, previous: last.entryHash,
            kind: "paid", actor: "member/a", timeMs: last.timeMs - 1)
        var members = try await sample.members()
        try sample.log.seal()
        members["entries/000002.json"] = early.canonicalBytes
        members["proofs/000002.tlog-proof"] = members["proofs/000001.tlog-proof"]
        try members.reseal()
        let faults = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
        #expect(faults.contains("entries/000002.json: chain(timeWentBack)"))
    }

    @Test func anEntryThatWasNeverInTheLog() async throws {
        let faults = try await faults { members, sample in
            let last = sample.log.streams["trade/1"]!.last!
            let header = try EntryHeader(
                stream: last.stream, streamNumber: last.streamNumber, sequence: last.sequence + 1,
                previous: last.entryHash, kind: "cancelled", actor: "member/b", timeMs: last.timeMs + 1)
            members["entries/000004.json"] = header.canonicalBytes
        }
        #expect(faults == ["proofs/000004.tlog-proof: missing", "heads/head.json: headDiffers"])
    }

    // MARK: Checkpoints and proofs

    @Test func anEntryNewerThanAnOlderCheckpoint() async throws {
        var sample = try SampleBundle()
        let older = try sample.contents()
        try sample.log.append("trade/1", kind: "paid")
        try sample.log.seal()
        var members = try await sample.members()
        members["checkpoint"] = older.checkpoint.bytes
        try members.reseal()
        let faults = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
        #expect(faults.contains("proofs/000000.tlog-proof: otherCheckpoint"))
        #expect(faults.contains("heads/notary.tlog-proof: otherCheckpoint"))
        #expect(faults.contains("references/000000.tlog-proof: otherCheckpoint"))
    }

    @Test func oneProofForAnOlderCheckpoint() async throws {
        var sample = try SampleBundle()
        let olderProof = try await sample.members()["proofs/000000.tlog-proof"]
        try sample.log.append("trade/2", kind: "messageSent")
        try sample.log.seal()
        var members = try await sample.members()
        members["proofs/000000.tlog-proof"] = olderProof
        try members.reseal()
        let faults = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
        #expect(faults == ["proofs/000000.tlog-proof: otherCheckpoint"])
    }

    @Test func aCheckpointSignedByTheKeyForBundles() async throws {
        let faults = try await faults { members, sample in
            let note = try SignedNote(signing: sample.log.checkpoint!.text, by: [Sample.recordKey])
            members["checkpoint"] = note.bytes
        }
        #expect(faults.contains(#"checkpoint: notSigned(keyName: "market.example/log")"#))
    }

    @Test func aManifestSignedByTheKeyForCheckpoints() async throws {
        var members = try await SampleBundle().members()
        try members.reseal(by: Sample.logKey)
        let report = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted)
        #expect(
            report.faults == [
                #"manifest.note: notSigned(keyName: "market.example/log/record")"#,
                #"keys.txt: keyUnused(keyName: "market.example/log/record")"#,
            ])
    }

    @Test func aSignatureLineMore() async throws {
        let stranger = SignerKey(name: "stranger.example", seed: Array(repeating: 7, count: 32))!
        for name in ["checkpoint", "manifest.note"] {
            var members = try await SampleBundle().members()
            let note = try SignedNote(parsing: members[name]!)
            for (more, fault) in [
                (
                    try SignedNote(signing: note.text, by: [stranger]).signatures,
                    #"unknownSignature(keyName: "stranger.example")"#
                ),
                (note.signatures, "malformed"),
            ] {
                let last = more.map {
                    "\u{2014} \($0.name) \(Base64.encode(withUnsafeBytes(of: $0.keyID.bigEndian, Array.init) + $0.signature))\n"
                }
                members[name] = note.bytes + last.joined().bytes
                let faults = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
                #expect(faults.contains("\(name): \(fault)"))
            }
        }
    }

    @Test func aGapOfAMillionNumbersIsOneFinding() async throws {
        let faults = try await faults { members, _ in
            members["entries/999999.json"] = members["entries/000003.json"]
            members["references/999999-entry.json"] = members["references/000000-entry.json"]
        }
        #expect(faults.contains("entries/000004.json: missing"))
        #expect(faults.contains("references/000001-entry.json: missing"))
        #expect(faults.count < 10)
    }

    @Test func aCheckpointWithAForgedSignature() async throws {
        let faults = try await faults { members, sample in
            let text = sample.log.checkpoint!.encoded
            let forged = Checkpoint(origin: Sample.logKey.name, size: 9, root: Sample.hash(1))!
            members["checkpoint"] = text.replacing(sample.log.checkpoint!.text, with: forged.text).bytes
        }
        #expect(faults.contains(#"checkpoint: badSignature(keyName: "market.example/log")"#))
    }

    @Test func anotherEntryInTheNotarysPlace() async throws {
        let faults = try await faults { members, sample in
            let other = sample.log.streams["member/a"]![0]
            members["heads/notary.json"] = other.canonicalBytes
            let proof = try sample.log.entry(other).inclusion
            members["heads/notary.tlog-proof"] =
                TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)!.bytes
        }
        #expect(faults == ["heads/notary.json: notHeadsCommitment"])
    }

    @Test func anOlderCommitmentOfTheNotary() async throws {
        // The notary's older entry is in the tree too, but it is not the last one before the checkpoint.
        var sample = try SampleBundle()
        let older = sample.log.heads
        let olderEntry = sample.log.streams["notary"]![0]
        try sample.log.append("trade/1", kind: "paid")
        try sample.log.seal()
        var members = try await sample.members()
        remove(entry: "000002", from: &members)
        let head = HeadLeaf(sample.log.streams["trade/1"]![1])
        members["heads/head.json"] = head.canonicalBytes
        members["heads/proof.json"] = BundleHeadProof.bytes(older.inclusion(of: head.streamNumber)!)
        members["heads/notary.json"] = olderEntry.canonicalBytes
        let proof = try sample.log.entry(olderEntry).inclusion
        members["heads/notary.tlog-proof"] =
            TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)!.bytes
        try members.reseal()
        let faults = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted).faults
        #expect(faults == ["heads/notary.tlog-proof: notLastBeforeCheckpoint"])
    }

    // MARK: Values, references, files

    @Test func valuesInEachOthersField() async throws {
        let faults = try await faults { members, sample in
            members["values/000001.json"] = BundleOpenings.bytes(["body": sample.picture, "picture": sample.body])
        }
        #expect(
            faults == [
                #"values/000001.json: wrongOpening(field: "body")"#,
                #"values/000001.json: wrongOpening(field: "picture")"#,
            ])
    }

    @Test func aValueThatWasNeverSealed() async throws {
        let faults = try await faults { members, sample in
            members["values/000000.json"] = BundleOpenings.bytes(["note": sample.body])
            members["values/000009.json"] = BundleOpenings.bytes(["note": sample.body])
        }
        #expect(
            faults == [
                #"values/000000.json: unknownField("note")"#, "values/000009.json: unknownMember",
            ])
    }

    @Test func anotherFileUnderTheName() async throws {
        let name = "files/\(Hash.sha256("the software".bytes).hex)"
        let faults = try await faults { members, _ in members[name] = "the malware!".bytes }
        #expect(faults == ["\(name): wrongHash"])
    }

    @Test func anotherFileUnderItsOwnName() async throws {
        let name = "files/\(Hash.sha256("the malware!".bytes).hex)"
        let faults = try await faults { members, sample in
            members["files/\(Hash.sha256(sample.file).hex)"] = nil
            members[name] = "the malware!".bytes
        }
        #expect(faults == ["\(name): fileNotNamed"])
    }

    @Test func aReferenceThatNoEntryNames() async throws {
        let faults = try await faults { members, sample in
            let other = sample.log.streams["member/a"]![0]
            members["references/000001-entry.json"] = other.canonicalBytes
            let proof = try sample.log.entry(other).inclusion
            members["references/000001.tlog-proof"] =
                TLogProof(index: proof.index, path: proof.path, note: sample.log.checkpoint!)!.bytes
        }
        #expect(faults == ["references/000001-entry.json: referenceNotNamed"])
    }

    @Test func anotherListingInTheReferencesPlace() async throws {
        let faults = try await faults { members, sample in
            let old = sample.listing
            let other = try EntryHeader(
                stream: old.stream, streamNumber: old.streamNumber, sequence: 0, previous: nil, kind: old.kind,
                actor: old.actor, timeMs: old.timeMs, facts: ["promises": "none"], sealed: old.sealed)
            members["references/000000-entry.json"] = other.canonicalBytes
        }
        #expect(
            faults == [
                "references/000000-entry.json: referenceNotNamed", "references/000000.tlog-proof: notIncluded",
            ])
    }

    @Test func aReferenceTwiceOrOfTheStreamItself() async throws {
        let faults = try await faults { members, sample in
            for suffix in ["-entry.json", "-values.json", ".tlog-proof"] {
                members["references/000001\(suffix)"] = members["references/000000\(suffix)"]
            }
            members["references/000002-entry.json"] = members["entries/000000.json"]
            members["references/000002.tlog-proof"] = members["proofs/000000.tlog-proof"]
        }
        #expect(
            faults == [
                "references/000001-entry.json: referenceTwice", "references/000002-entry.json: referenceOfSameStream",
                "references/000002-entry.json: referenceNotNamed",
            ])
    }

    // MARK: Members

    @Test(arguments: [
        "checkpoint", "keys.txt", "index.html", "heads/head.json", "heads/proof.json", "heads/notary.json",
        "heads/notary.tlog-proof", "proofs/000001.tlog-proof", "entries/000001.json", "references/000000.tlog-proof",
    ])
    func aMissingMember(_ name: String) async throws {
        let faults = try await faults { members, _ in members[name] = nil }
        #expect(faults.contains("\(name): missing"))
    }

    @Test(arguments: [
        "readme.txt", "entries/000004.txt", "entries/4.json", "entries/0000004.json", "../x", "/etc/passwd",
        "files/ABCD", "INDEX.HTML", "entries/", "references/000001.json",
    ])
    func anUnknownMember(_ name: String) async throws {
        let faults = try await faults { members, _ in members[name] = "x".bytes }
        #expect(faults == ["\(name): unknownMember", "\(name): onlyInManifest"])
    }

    @Test(arguments: [
        "checkpoint", "keys.txt", "heads/head.json", "heads/proof.json", "proofs/000001.tlog-proof",
        "values/000001.json",
    ])
    func aMemberInAnotherForm(_ name: String) async throws {
        for change: ([UInt8]) -> [UInt8] in [{ $0 + [0x0A] }, { [0x20] + $0 }, { _ in [] }, { Array($0.dropLast()) }] {
            let faults = try await faults { members, _ in members[name] = change(members[name]!) }
            #expect(faults.contains { $0.hasPrefix("\(name): ") })
        }
    }

    @Test func aKeyThatSignedNothing() async throws {
        let stranger = SignerKey(name: "stranger.example", seed: Array(repeating: 7, count: 32))!.verifier
        let faults = try await faults { members, _ in
            members["keys.txt"] = BundleCheck.keysBytes(SampleBundle.trusted + [stranger])
        }
        #expect(faults == [#"keys.txt: keyUnused(keyName: "stranger.example")"#])
    }

    @Test func aManifestThatDoesNotFit() async throws {
        var members = try await SampleBundle().members()
        members["index.html"] = "changed".bytes
        #expect(
            BundleVerifier.verify(BytesSource(members.packed())).faults == ["index.html: wrongHash"])
        let other = BundleManifest([.init(name: "index.html", hash: Hash.sha256("changed".bytes))]).bytes
        members["manifest.sha256"] = other
        let faults = BundleVerifier.verify(BytesSource(members.packed())).faults
        #expect(faults.contains("manifest.note: otherManifest"))
        #expect(faults.contains("checkpoint: notInManifest"))
    }

    @Test func aStatementForAnotherStream() async throws {
        var members = try await SampleBundle().members()
        try members.reseal(stream: "trade/2")
        let report = BundleVerifier.verify(BytesSource(members.packed()), trusting: SampleBundle.trusted)
        #expect(report.faults == ["manifest.note: otherStream"])
    }
}

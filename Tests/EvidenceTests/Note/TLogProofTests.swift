import Evidence
import Testing

@Suite struct TLogProofTests {
    private func sample(extra: [UInt8]? = nil) throws -> TLogProof {
        let leaves = (0..<7).map(Sample.hash)
        let prover = MerkleProver(leaves: leaves)
        let checkpoint = try #require(Checkpoint(origin: Sample.logKey.name, size: 7, root: try prover.root()))
        return try #require(
            TLogProof(
                index: 5, path: try prover.inclusion(of: 5).path, note: try checkpoint.signed(by: [Sample.logKey]),
                extra: extra))
    }

    @Test func theTextIsAsTheSpecificationLaysItOut() throws {
        let proof = try sample(extra: [1, 2])
        let lines = proof.encoded.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(3) == ["c2sp.org/tlog-proof@v1", "extra AQI=", "index 5"])
        #expect(lines.dropFirst(3).prefix(3).map(String.init) == proof.path.map(\.base64))
        #expect(lines.dropFirst(6).joined(separator: "\n") == "\n" + proof.note.encoded)
        #expect(TLogProof(parsing: proof.bytes) == proof)
    }

    @Test func whatItProvesHolds() throws {
        let proof = try #require(TLogProof(parsing: try sample().bytes))
        #expect(proof.checkpoint.size == 7)
        #expect(proof.proves(leaf: Sample.hash(5)))
        #expect(!proof.proves(leaf: Sample.hash(4)))
    }

    @Test func refusesWhatIsNotTheOneForm() throws {
        let text = try sample(extra: [1, 2]).encoded
        for (old, new) in [
            ("proof@v1", "proof@v2"), ("index 5", "index 05"), ("index 5", "index -5"), ("index 5", "index  5"),
            ("index 5\n", ""), ("extra AQI=", "extra AQJ="), ("extra AQI=", "extra"), ("index 5\n", "index 5\n\n"),
            ("c2sp", "\nc2sp"), ("\n\nmarket", "\nmarket"), ("\n\nmarket", "\n\n\nmarket"),
            ("index 5\n", "index 5\nAAAA\n"),
        ] {
            #expect(text.contains(old))
            #expect(TLogProof(parsing: text.replacing(old, with: new).bytes) == nil, "\(new)")
        }
        #expect(TLogProof(parsing: []) == nil)
        let note = try SignedNote(signing: "no checkpoint\n", by: [Sample.logKey])
        #expect(TLogProof(index: 0, path: [], note: note) == nil)
        let long = text.replacing(
            "index 5\n", with: "index 5\n" + String(repeating: Sample.hash(1).base64 + "\n", count: 64))
        #expect(TLogProof(parsing: long.bytes) == nil)
    }
}

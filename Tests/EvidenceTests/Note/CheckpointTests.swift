import Evidence
import Testing

@Suite struct CheckpointTests {
    // The example of C2SP tlog-checkpoint.
    static let example =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        + "\u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"

    @Test func readsTheExampleOfTheSpecification() throws {
        let note = try SignedNote(parsing: CheckpointTests.example.bytes)
        let checkpoint = try #require(Checkpoint(text: note.text))
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
        #expect(checkpoint.extensions == [])
        #expect(checkpoint.text == note.text)
    }

    @Test func signedOneVerifies() throws {
        let checkpoint = try #require(
            Checkpoint(origin: Sample.logKey.name, size: 0, root: Merkle.emptyRoot, extensions: ["more"]))
        let note = try checkpoint.signed(by: [Sample.logKey])
        #expect(try SignedNote(parsing: note.bytes).verify(by: [Sample.logKey.verifier]).count == 1)
        #expect(Checkpoint(text: note.text) == checkpoint)
    }

    @Test(arguments: [
        "", "a\n1\n", "\n1\n{}\n", "a\n01\n{}\n", "a\n+1\n{}\n", "a\n-1\n{}\n", "a\n9223372036854775808\n{}\n",
        "a\n1\n{}",
        "a\n1\n{}\n\n", "a\n1\n{}\n\nb\n", "a\n1\n {}\n", "a\n 1\n{}\n", "a\n1\nAAAA\n", "a\t\n1\n{}\n",
    ])
    func refuses(_ text: String) {
        let root = Merkle.emptyRoot.base64
        #expect(Checkpoint(text: text.replacing("{}", with: root)) == nil)
        #expect(Checkpoint(text: "a\n1\n\(root)\n") != nil)
        #expect(Checkpoint(origin: "", size: 0, root: Merkle.emptyRoot) == nil)
        #expect(Checkpoint(origin: "a", size: -1, root: Merkle.emptyRoot) == nil)
    }
}

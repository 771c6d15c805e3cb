import Evidence
import Testing

@Suite struct SignedNoteTests {
    // The example of golang.org/x/mod/sumdb/note.
    static let example =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        + "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

    // The example of C2SP signed-note, of which the key is not given.
    static let quasimodo =
        "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
        + "\u{2014} quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"

    @Test func verifiesANoteOfAnotherImplementation() throws {
        let key = try #require(VerifierKey(encoded: VerifierKeyTests.peterNeumann))
        let note = try SignedNote(parsing: SignedNoteTests.example.bytes)
        #expect(try note.verify(by: [key]) == [key])
        #expect(note.encoded == SignedNoteTests.example)
        let signer = try #require(SignerKey(encodedSecret: SignerKeyTests.peterNeumann))
        #expect(try SignedNote(signing: note.text, by: [signer]) == note)
    }

    @Test func readsTheExampleOfTheSpecification() throws {
        let note = try SignedNote(parsing: SignedNoteTests.quasimodo.bytes)
        #expect(note.text.hasSuffix("sole:\n\ned è subito sera.\n"))
        #expect(note.signatures.map(\.name) == ["quasimodo.example/salvatore"])
        #expect(note.signatures.map(\.keyID) == [0x367b_a04b])
        #expect(note.signatures.map(\.signature.count) == [64])
        #expect(note.encoded == SignedNoteTests.quasimodo)
    }

    @Test func unknownKeysCountForNothingAndBadOnesRefuse() throws {
        let note = try SignedNote(signing: "text\n", by: [Sample.logKey, Sample.recordKey])
        #expect(try note.verify(by: [Sample.recordKey.verifier]) == [Sample.recordKey.verifier])
        #expect(
            try note.verify(by: [Sample.recordKey.verifier, Sample.logKey.verifier])
                == [Sample.logKey.verifier, Sample.recordKey.verifier])
        let stranger = try #require(SignerKey(name: Sample.logKey.name, seed: [UInt8](repeating: 9, count: 32)))
        #expect(throws: SignedNote.Fault.noKnownSignature) { try note.verify(by: [stranger.verifier]) }
        #expect(throws: SignedNote.Fault.noKnownSignature) { try note.verify(by: []) }
        let changed = try SignedNote(parsing: note.encoded.replacing("text", with: "Text").bytes)
        #expect(throws: SignedNote.Fault.badSignature(keyName: Sample.logKey.name)) {
            try changed.verify(by: [Sample.logKey.verifier])
        }
    }

    @Test func refusesWhatIsNotANote() throws {
        let good = SignedNoteTests.example
        let line = try #require(good.split(separator: "\n").last).description
        let texts = [
            "", "\n", "\n\n", "text\n", "text\n\n", "text\n" + line + "\n", String(good.dropLast()), good + "\n",
            good + "x\n", good.replacing("\u{2014} ", with: "- "), good.replacing("\u{2014} ", with: "\u{2014}  "),
            good.replacing("then", with: "th\ten"), good.replacing("then", with: "th\ren"),
            good.replacing("JnAM=", with: "JnAN="), good.replacing("JnAM=", with: "JnAM"),
            "text\n\n\u{2014} a AAAAAA==\n", good.replacing("PeterNeumann ", with: "Peter+Neumann "),
            "text\n\n" + String(repeating: line + "\n", count: 101), good.replacing("=\n", with: "= \n"),
        ]
        for text in texts {
            #expect(throws: SignedNote.Fault.malformed, "\(text)") { try SignedNote(parsing: text.bytes) }
        }
        #expect(throws: SignedNote.Fault.malformed) { try SignedNote(parsing: good.bytes + [0xFF, 0x0A]) }
        for text in ["", "no line feed", "tab\t\n", "cr\r\n"] {
            #expect(throws: SignedNote.Fault.malformed) { try SignedNote(signing: text, by: [Sample.logKey]) }
        }
        #expect(throws: SignedNote.Fault.malformed) { try SignedNote(signing: "text\n", by: []) }
    }

    @Test func everyFlippedBitIsRefused() throws {
        let key = try #require(VerifierKey(encoded: VerifierKeyTests.peterNeumann))
        for index in SignedNoteTests.example.bytes.indices {
            for bit in 0..<8 {
                var mutant = SignedNoteTests.example.bytes
                mutant[index] ^= 1 << bit
                #expect(throws: SignedNote.Fault.self) { try SignedNote(parsing: mutant).verify(by: [key]) }
            }
        }
    }
}

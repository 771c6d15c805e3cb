import Evidence
import Testing

@Suite struct EntryHeaderEncodingTests {
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    var text: String {
        #"{"actor":"member/a","facts":{"amount":"100","b":[1,2]},"formatVersion":1,"kind":"paid","previous":"\#(hash)","#
            + #""sealed":{"body":"\#(hash)","title":"\#(hash)"},"sequence":4,"stream":"trade/01","streamNumber":7,"#
            + #""timeMs":1700000000000}"#
    }

    @Test func writesTheOneForm() throws {
        let abc = Hash.sha256("abc".bytes)
        let header = try EntryHeader(
            stream: "trade/01", streamNumber: 7, sequence: 4, previous: abc, kind: "paid", actor: "member/a",
            timeMs: 1_700_000_000_000, facts: ["b": [1, 2], "amount": "100"], sealed: ["title": abc, "body": abc])
        #expect(header.canonicalBytes.text == text)
        #expect(try JSON(parsing: header.canonicalBytes).canonicalBytes == header.canonicalBytes)
        let read = try EntryHeader(parsing: text.bytes)
        #expect(read == header)
        #expect(read.facts == header.facts)
        #expect(read.sealed == header.sealed)
        #expect(read.previous == abc)
    }

    @Test func theFirstEntryHasNoPrevious() throws {
        let header = try #require(try Sample.run(count: 1).first)
        #expect(header.canonicalBytes.text.contains(#""previous":null"#))
        #expect(try EntryHeader(parsing: header.canonicalBytes) == header)
    }

    @Test func refusesWhatIsNotTheOneForm() {
        let cases: [(String, String, EntryHeader.Fault)] = [
            (#"{"actor""#, #"{ "actor""#, .notCanonical),
            (#""streamNumber":7"#, #""streamNumber":7.0"#, .notCanonical),
            (#""kind":"paid""#, #""kind":"p\u0061id""#, .notCanonical),
            (#"{"amount":"100","b":[1,2]}"#, #"{"b":[1,2],"amount":"100"}"#, .notCanonical),
            (#""sequence":4,"stream":"trade/01""#, #""stream":"trade/01","sequence":4"#, .notCanonical),
            (#""formatVersion":1"#, #""formatVersion":2"#, .formatVersion),
            (#""formatVersion":1,"#, "", .formatVersion),
            (#""kind":"paid","#, "", .members),
            (#""timeMs""#, #""timeZ":1,"timeMs""#, .members),
            (#""kind":"paid""#, #""kind":5"#, .invalid(.kind)),
            (#""kind":"paid""#, #""kind":"p d""#, .invalid(.kind)),
            (#""sequence":4"#, #""sequence":"4""#, .invalid(.sequence)),
            (#""sequence":4"#, #""sequence":0"#, .invalid(.previous)),
            (#""sequence":4"#, #""sequence":-4"#, .invalid(.sequence)),
            (#""previous":"\#(hash)""#, #""previous":null"#, .invalid(.previous)),
            (#""previous":"ba"#, #""previous":"BA"#, .invalid(.previous)),
            (#""title":"ba"#, #""title":"BA"#, .invalid(.sealed)),
            (#""facts":{"amount":"100","b":[1,2]}"#, #""facts":[]"#, .invalid(.facts)),
            (#""b":[1,2]"#, #""amount":[1,2]"#, .notJSON(.init(offset: 28, reason: .duplicateName))),
            (
                #""timeMs":1700000000000}"#, #""timeMs":1700000000000}x"#,
                .notJSON(.init(offset: 398, reason: .trailingData))
            ),
        ]
        for (old, new, fault) in cases {
            let mutant = text.replacing(old, with: new)
            #expect(mutant != text)
            #expect(throws: fault, "\(new)") { try EntryHeader(parsing: mutant.bytes) }
        }
        #expect(throws: EntryHeader.Fault.members) { try EntryHeader(parsing: "[]".bytes) }
        #expect(throws: EntryHeader.Fault.tooLong) {
            try EntryHeader(parsing: [UInt8](repeating: 0x20, count: 65_537))
        }
    }

    @Test func everyFlippedBitIsRefusedOrAnotherEntry() throws {
        let header = try EntryHeader(parsing: text.bytes)
        for index in text.bytes.indices {
            for bit in 0..<8 {
                var mutant = text.bytes
                mutant[index] ^= 1 << bit
                if let read = try? EntryHeader(parsing: mutant) {
                    #expect(read.canonicalBytes == mutant)
                    #expect(read.entryHash != header.entryHash)
                }
            }
        }
    }
}

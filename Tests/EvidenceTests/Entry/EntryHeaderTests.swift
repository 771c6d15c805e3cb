import Evidence
import Testing

@Suite struct EntryHeaderTests {
    private func header(
        stream: String = "trade/01", streamNumber: Int64 = 7, sequence: Int64 = 0, previous: Hash? = nil,
        kind: String = "offered", actor: String = "member/a", timeMs: Int64 = 5, facts: JSON.Object = [:],
        sealed: [String: Hash] = [:]
    ) throws(EntryHeader.Fault) -> EntryHeader {
        try EntryHeader(
            stream: stream, streamNumber: streamNumber, sequence: sequence, previous: previous, kind: kind,
            actor: actor, timeMs: timeMs, facts: facts, sealed: sealed)
    }

    @Test func takesTheBounds() throws {
        let name = "a" + String(repeating: "Z", count: 127)
        _ = try header(stream: name, streamNumber: JSON.integerMax, timeMs: JSON.integerMax)
        _ = try header(sequence: JSON.integerMax, previous: Sample.hash(1), timeMs: 0)
    }

    @Test func refusesEachMemberOutOfBounds() {
        let long = "a" + String(repeating: "Z", count: 128)
        for text in ["", long, "1a", "a b", "a\"", "a\\", "é", "a\n", "/a", "a+b"] {
            #expect(throws: EntryHeader.Fault.invalid(.stream)) { try header(stream: text) }
            #expect(throws: EntryHeader.Fault.invalid(.kind)) { try header(kind: text) }
            #expect(throws: EntryHeader.Fault.invalid(.actor)) { try header(actor: text) }
            #expect(throws: EntryHeader.Fault.invalid(.sealed)) { try header(sealed: [text: Sample.hash(1)]) }
        }
        for number in [-1, JSON.integerMax + 1] {
            #expect(throws: EntryHeader.Fault.invalid(.streamNumber)) { try header(streamNumber: number) }
            #expect(throws: EntryHeader.Fault.invalid(.sequence)) {
                try header(sequence: number, previous: Sample.hash(1))
            }
            #expect(throws: EntryHeader.Fault.invalid(.timeMs)) { try header(timeMs: number) }
        }
        #expect(throws: EntryHeader.Fault.invalid(.previous)) { try header(sequence: 1) }
        #expect(throws: EntryHeader.Fault.invalid(.previous)) { try header(previous: Sample.hash(1)) }
        #expect(throws: EntryHeader.Fault.tooLong) {
            try header(facts: ["a": .string(String(repeating: "a", count: 65_536))])
        }
    }

    @Test func refusesFactsThatCannotBeReadBack() {
        let deep = (0..<16).reduce(JSON.integer(1)) { json, _ in [json] }
        for facts: JSON.Object in [
            ["a": .integer(JSON.integerMax + 1)], ["a": .integer(.min)], ["a": .number(.nan)], ["a": .number(1e16)],
            ["a": [["b": .string(String(decoding: [0xEF, 0xBF, 0xBF] as [UInt8], as: UTF8.self))]]], ["a": deep],
        ] {
            #expect(throws: EntryHeader.Fault.invalid(.facts)) { try header(facts: facts) }
        }
    }

    @Test func deepestFactsReadBack() throws {
        let deepest = (0..<15).reduce(JSON.integer(1)) { json, _ in [json] }
        let deep = try header(facts: ["a": deepest])
        #expect(try EntryHeader(parsing: deep.canonicalBytes) == deep)
    }

    @Test func entryHashIsTheLeafHash() throws {
        let header = try header()
        #expect(header.entryHash == Hash.sha256([0] + header.canonicalBytes))
        #expect(header == (try self.header()))
        #expect(Set([header, try self.header(timeMs: 6)]).count == 2)
    }
}

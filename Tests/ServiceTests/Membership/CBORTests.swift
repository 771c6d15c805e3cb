import Testing

@testable import Service

@Suite struct CBORTests {
    @Test func valuesOfEachKind() throws {
        // Source: RFC 8949, appendix A.
        let cases: [([UInt8], CBOR)] = [
            ([0x00], .integer(0)), ([0x18, 0x64], .integer(100)), ([0x19, 0x03, 0xE8], .integer(1_000)),
            ([0x1A, 0, 0x0F, 0x42, 0x40], .integer(1_000_000)), ([0x20], .integer(-1)), ([0x38, 0x63], .integer(-100)),
            ([0x43, 1, 2, 3], .bytes([1, 2, 3])), ([0x64, 0x49, 0x45, 0x54, 0x46], .text("IETF")), ([0x80], .array([])),
            ([0x83, 1, 2, 3], .array([.integer(1), .integer(2), .integer(3)])),
            ([0xA2, 1, 2, 3, 4], .map([.integer(1): .integer(2), .integer(3): .integer(4)])), ([0xF4], .bool(false)),
            ([0xF5], .bool(true)), ([0xF6], .null),
        ]
        for (bytes, value) in cases {
            let read = try CBOR.read(bytes + [0xFF])
            #expect(read.value == value)
            #expect(read.count == bytes.count)
        }
    }

    @Test(
        arguments: [
            [], [0x18], [0x18, 0x17], [0x19, 0x00, 0xFF], [0x43, 1], [0x5F, 0x41, 1, 0xFF], [0x9F, 0xFF], [0xA1, 1],
            [0xA2, 1, 2, 1, 3], [0xC0, 0x60], [0xF9, 0, 0], [0x61, 0xFF], [0x1B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x00], [0xFF],
        ] as [[UInt8]]) func whatIsCutTooDeepOrNotOfThisPartIsRefused(bytes: [UInt8])
    {
        #expect(throws: CBOR.Malformed.self) { try CBOR.read(bytes) }
    }
}

import Evidence
import Testing

@Suite struct CRC32Tests {
    @Test func theKnownChecksumComesOut() {
        #expect(CRC32.checksum("123456789".bytes) == 0xCBF4_3926)
        #expect(CRC32.checksum([]) == 0)
        #expect(CRC32.checksum("The quick brown fox jumps over the lazy dog".bytes) == 0x414F_A339)
    }

    @Test func piecesOfAnyLengthGiveTheSameAsBitByBit() {
        var numbers = SampleNumbers(seed: 8)
        for count in 0..<100 {
            let bytes = numbers.bytes(count)
            var slow: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                slow ^= UInt32(byte)
                for _ in 0..<8 { slow = slow & 1 == 1 ? 0xEDB8_8320 ^ slow >> 1 : slow >> 1 }
            }
            #expect(CRC32.checksum(bytes) == ~slow)
            var pieces = CRC32()
            let cut = Int.random(in: 0...count, using: &numbers)
            pieces.update(Array(bytes[..<cut]))
            pieces.update(Array(bytes[cut...]))
            #expect(pieces.value == ~slow)
        }
    }
}

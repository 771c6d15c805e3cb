import Evidence
import Testing

@Suite struct HexTests {
    @Test func everyByteGoesThereAndBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(Hex.encode([0x00, 0x9A, 0xFF]) == "009aff")
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "0G", "0A", " 0", "0x", "é0"]) func refuses(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }
}

import Evidence
import Testing

@Suite struct HashStreamTests {
    @Test func piecesGiveTheHashOfTheWhole() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var stream = HashStream()
        #expect(stream.hash == Hash.sha256([]))
        for start in stride(from: 0, to: bytes.count, by: 33) {
            stream.update(Array(bytes[start..<min(start + 33, bytes.count)]))
        }
        let copy = stream
        stream.update([1])
        #expect(copy.hash == Hash.sha256(bytes))
        #expect(stream.hash == Hash.sha256(bytes + [1]))
    }
}

import Testing

@testable import Evidence

@Suite struct ArchiveEndTests {
    @Test(
        arguments: [
            (0, 0, 0, 22), (3, 100, 50, 22), (65534, 100, 50, 22), (65535, 100, 50, 98), (3, 4_294_967_294, 50, 22),
            (3, 4_294_967_295, 50, 98), (3, 100, 4_294_967_295, 98), (1 << 40, 1 << 41, 1 << 42, 98),
        ] as [(Int64, Int64, Int64, Int)])
    func recordsGoThereAndBack(_ count: Int64, _ offset: Int64, _ bytes: Int64, _ length: Int) {
        let end = ArchiveEnd(membersCount: count, directoryOffset: offset, directoryBytes: bytes)
        #expect(end.bytes.count == length)
        #expect(end.count == length)
        let size = offset + bytes + Int64(length)
        #expect(ArchiveEnd(reading: [1, 2, 3] + end.bytes, archiveSize: size) == end)
        #expect(ArchiveEnd(reading: end.bytes, archiveSize: size + 1) == nil)
        #expect(ArchiveEnd(reading: Array(end.bytes.dropFirst()), archiveSize: size) == nil)
        #expect(ArchiveEnd(reading: end.bytes + [0], archiveSize: size) == nil)
    }

    @Test func everyFlippedBitIsRefused() {
        for count in [3, 70_000] as [Int64] {
            let end = ArchiveEnd(membersCount: count, directoryOffset: 1000, directoryBytes: 500)
            for index in end.bytes.indices {
                for bit in 0..<8 {
                    var mutant = end.bytes
                    mutant[index] ^= 1 << bit
                    // The count of members is compared with the list itself, by the reader.
                    let read = ArchiveEnd(reading: mutant, archiveSize: 1500 + Int64(end.count))
                    #expect(read == nil || read?.membersCount != count)
                }
            }
        }
    }
}

/// The records at the end of a ZIP archive, which tell where the list of its members is.
///
/// Source: PKWARE APPNOTE 6.3.9, sections 4.3.14 to 4.3.16.
struct ArchiveEnd: Sendable, Equatable {
    let membersCount: Int64
    /// Where the list of members starts.
    let directoryOffset: Int64
    let directoryBytes: Int64

    static let plainBytes = 22
    static let largeBytes = 56 + 20 + plainBytes

    private static let version: UInt16 = 45
    private static let madeBy: UInt16 = 3 << 8 | 45

    /// Whether a number does not fit the plain record. The markers themselves count as not fitting.
    private var isLarge: Bool {
        membersCount >= Int64(UInt16.max) || directoryOffset >= Int64(UInt32.max)
            || directoryBytes >= Int64(UInt32.max)
    }

    var count: Int { isLarge ? ArchiveEnd.largeBytes : ArchiveEnd.plainBytes }

    var bytes: [UInt8] {
        var output = ByteWriter(capacity: count)
        if isLarge {
            output.append(UInt32(0x0606_4B50))
            output.append(UInt64(44))
            output.append(ArchiveEnd.madeBy)
            output.append(ArchiveEnd.version)
            output.append(UInt32(0))
            output.append(UInt32(0))
            output.append(UInt64(membersCount))
            output.append(UInt64(membersCount))
            output.append(UInt64(directoryBytes))
            output.append(UInt64(directoryOffset))
            output.append(UInt32(0x0706_4B50))
            output.append(UInt32(0))
            output.append(UInt64(directoryOffset + directoryBytes))
            output.append(UInt32(1))
        }
        output.append(UInt32(0x0605_4B50))
        output.append(UInt16(0))
        output.append(UInt16(0))
        output.append(UInt16(clamping: membersCount))
        output.append(UInt16(clamping: membersCount))
        output.append(UInt32(clamping: directoryBytes))
        output.append(UInt32(clamping: directoryOffset))
        output.append(UInt16(0))
        return output.bytes
    }

    init(membersCount: Int64, directoryOffset: Int64, directoryBytes: Int64) {
        self.membersCount = membersCount
        self.directoryOffset = directoryOffset
        self.directoryBytes = directoryBytes
    }

    /// Takes the last bytes of an archive of that size if they are exactly what `bytes` gives; else nil.
    init?(reading tail: [UInt8], archiveSize: Int64) {
        guard tail.count >= ArchiveEnd.plainBytes else { return nil }
        let reader = ByteReader(bytes: tail)
        let plain = tail.count - ArchiveEnd.plainBytes
        let count = Int64(reader.read(UInt16.self, at: plain + 8))
        let bytes = Int64(reader.read(UInt32.self, at: plain + 12))
        let offset = Int64(reader.read(UInt32.self, at: plain + 16))
        let hasMarker = count == UInt16.max || bytes == UInt32.max || offset == UInt32.max
        if hasMarker {
            guard tail.count >= ArchiveEnd.largeBytes else { return nil }
            let large = tail.count - ArchiveEnd.largeBytes
            self.init(
                membersCount: Int64(clamping: reader.read(UInt64.self, at: large + 24)),
                directoryOffset: Int64(clamping: reader.read(UInt64.self, at: large + 48)),
                directoryBytes: Int64(clamping: reader.read(UInt64.self, at: large + 40)))
        } else {
            self.init(membersCount: count, directoryOffset: offset, directoryBytes: bytes)
        }
        // Bounded first, so that the sum below cannot overflow.
        guard 0...archiveSize ~= directoryOffset, 0...archiveSize ~= directoryBytes, membersCount >= 0,
            directoryOffset + directoryBytes + Int64(self.count) == archiveSize, self.bytes == tail.suffix(self.count)
        else { return nil }
    }
}

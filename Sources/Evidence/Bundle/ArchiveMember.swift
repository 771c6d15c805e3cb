/// One member of a bundle's ZIP archive, and the only headers it can have.
///
/// Members are stored, not compressed; names are ASCII with the UTF-8 flag; the time is always 1980-01-01. So a member's name,
/// size, checksum and place determine every byte of its headers.
/// Source: PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12 and 4.5.3.
struct ArchiveMember: Sendable, Equatable {
    let name: String
    let size: Int64
    let crc: UInt32
    /// Where the local header starts.
    let offset: Int64

    static let nameBytesMax = 255
    static let localSignature: UInt32 = 0x0403_4B50
    static let centralSignature: UInt32 = 0x0201_4B50
    /// The length of a local header without name and extra field.
    static let localBytesMin = 30
    /// The length of a central header without name and extra field.
    static let centralBytesMin = 46

    private static let versionPlain: UInt16 = 10
    private static let versionLarge: UInt16 = 45
    private static let madeBy: UInt16 = 3 << 8 | 45
    private static let utf8Flag: UInt16 = 1 << 11
    private static let date: UInt16 = 1 << 5 | 1
    private static let fileMode: UInt32 = 0o100644 << 16

    var dataOffset: Int64 { offset + Int64(localHeaderCount) }
    var end: Int64 { dataOffset + size }

    var localHeaderCount: Int { ArchiveMember.localBytesMin + name.utf8.count + (isLarge ? 20 : 0) }

    /// A size that does not fit 32 bits stands in an extra field instead. Its marker itself counts as not fitting.
    private var isLarge: Bool { size >= Int64(UInt32.max) }
    private var isFar: Bool { offset >= Int64(UInt32.max) }

    var localHeader: [UInt8] {
        var output = ByteWriter(capacity: localHeaderCount)
        output.append(ArchiveMember.localSignature)
        appendCommon(to: &output, version: isLarge ? ArchiveMember.versionLarge : ArchiveMember.versionPlain)
        output.append(UInt16(isLarge ? 20 : 0))
        output.append(name)
        if isLarge {
            output.append(UInt16(1))
            output.append(UInt16(16))
            output.append(UInt64(size))
            output.append(UInt64(size))
        }
        return output.bytes
    }

    var centralHeader: [UInt8] {
        let extraCount = (isLarge ? 16 : 0) + (isFar ? 8 : 0)
        let version = isLarge || isFar ? ArchiveMember.versionLarge : ArchiveMember.versionPlain
        var output = ByteWriter(capacity: ArchiveMember.centralBytesMin + name.utf8.count + extraCount + 4)
        output.append(ArchiveMember.centralSignature)
        output.append(ArchiveMember.madeBy)
        appendCommon(to: &output, version: version)
        output.append(UInt16(extraCount > 0 ? extraCount + 4 : 0))
        output.append(UInt16(0))  // comment
        output.append(UInt16(0))  // disk
        output.append(UInt16(0))  // internal attributes
        output.append(ArchiveMember.fileMode)
        output.append(isFar ? UInt32.max : UInt32(offset))
        output.append(name)
        if extraCount > 0 {
            output.append(UInt16(1))
            output.append(UInt16(extraCount))
            if isLarge {
                output.append(UInt64(size))
                output.append(UInt64(size))
            }
            if isFar { output.append(UInt64(offset)) }
        }
        return output.bytes
    }

    /// From the version needed to the length of the name, which both headers share.
    private func appendCommon(to output: inout ByteWriter, version: UInt16) {
        output.append(version)
        output.append(ArchiveMember.utf8Flag)
        output.append(UInt16(0))  // stored
        output.append(UInt16(0))  // time
        output.append(ArchiveMember.date)
        output.append(crc)
        output.append(isLarge ? UInt32.max : UInt32(size))
        output.append(isLarge ? UInt32.max : UInt32(size))
        output.append(UInt16(name.utf8.count))
    }
}

/// Bytes with numbers in little-endian order.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) { bytes.appendText(text) }
}

/// Numbers in little-endian order, read out of bytes whose length the caller has checked.
struct ByteReader {
    let bytes: [UInt8]

    func read<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }

    /// Whether exactly these bytes stand there. Eight are compared at a time, since each mutant of a test passes here.
    func has(_ expected: [UInt8], at offset: Int) -> Bool {
        guard bytes.count - offset >= expected.count else { return false }
        return bytes.withUnsafeBytes { own in
            expected.withUnsafeBytes { other in
                var position = 0
                while position + 8 <= other.count {
                    let left = own.loadUnaligned(fromByteOffset: offset + position, as: UInt64.self)
                    guard left == other.loadUnaligned(fromByteOffset: position, as: UInt64.self) else { return false }
                    position += 8
                }
                while position < other.count {
                    guard own[offset + position] == other[position] else { return false }
                    position += 1
                }
                return true
            }
        }
    }
}

/// The list of a bundle's members, taken only if every header is the one that our writer would have written.
///
/// No comment, gap, second name, trailing byte or other way to write the same archive is accepted, so a changed byte
/// anywhere outside the members' data is found here.
struct ArchiveReader {
    /// In the order of their names, which is the order in the archive.
    let members: [ArchiveMember]

    /// The longest list of members that is read, in bytes.
    static let directoryBytesMax: Int64 = 256 << 20

    /// - Throws: `ArchiveFault`, and what reading throws.
    init(_ source: some BundleSource) throws {
        let tailCount = Int(min(source.size, Int64(ArchiveEnd.largeBytes)))
        let tail = try source.bytes(at: source.size - Int64(tailCount), count: tailCount)
        guard let end = ArchiveEnd(reading: tail, archiveSize: source.size) else {
            throw ArchiveFault.endRecord
        }
        guard end.directoryBytes <= ArchiveReader.directoryBytesMax else { throw ArchiveFault.tooManyMembers }
        let directory = try source.bytes(at: end.directoryOffset, count: Int(end.directoryBytes))
        members = try ArchiveReader.readDirectory(directory, membersCount: end.membersCount)
        guard (members.last?.end ?? 0) == end.directoryOffset else { throw ArchiveFault.gap(before: nil) }
        for member in members {
            let header = try source.bytes(at: member.offset, count: member.localHeaderCount)
            guard ByteReader(bytes: header).has(member.localHeader, at: 0) else {
                throw ArchiveFault.localHeader(member.name)
            }
        }
    }

    private static func readDirectory(_ directory: [UInt8], membersCount: Int64) throws -> [ArchiveMember] {
        var members: [ArchiveMember] = []
        let reader = ByteReader(bytes: directory)
        var position = 0
        while position < directory.count {
            let place = members.count
            guard let member = readMember(reader, at: position) else { throw ArchiveFault.centralHeader(place) }
            let header = member.centralHeader
            guard reader.has(header, at: position) else { throw ArchiveFault.centralHeader(place) }
            if let before = members.last {
                // Of ASCII texts this is the order of their bytes.
                guard before.name < member.name else { throw ArchiveFault.order(member.name) }
            }
            guard member.offset == (members.last?.end ?? 0) else { throw ArchiveFault.gap(before: member.name) }
            members.append(member)
            position += header.count
        }
        guard members.count == membersCount else { throw ArchiveFault.endRecord }
        return members
    }

    /// Reads the fields that matter; the caller compares all the others with what they must be.
    private static func readMember(_ reader: ByteReader, at start: Int) -> ArchiveMember? {
        let rest = reader.bytes.count - start
        guard rest >= ArchiveMember.centralBytesMin else { return nil }
        let nameCount = Int(reader.read(UInt16.self, at: start + 28))
        let extraCount = Int(reader.read(UInt16.self, at: start + 30))
        guard 1...ArchiveMember.nameBytesMax ~= nameCount, extraCount <= 28,
            rest >= ArchiveMember.centralBytesMin + nameCount + extraCount
        else { return nil }
        let nameStart = start + ArchiveMember.centralBytesMin
        let name = reader.bytes[nameStart..<nameStart + nameCount]
        guard name.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
        var size = Int64(reader.read(UInt32.self, at: start + 24))
        var offset = Int64(reader.read(UInt32.self, at: start + 42))
        var extra = nameStart + nameCount + 4
        let end = nameStart + nameCount + extraCount
        if size == UInt32.max {
            guard extra + 16 <= end else { return nil }
            size = Int64(clamping: reader.read(UInt64.self, at: extra))
            extra += 16
        }
        if offset == UInt32.max {
            guard extra + 8 <= end else { return nil }
            offset = Int64(clamping: reader.read(UInt64.self, at: extra))
        }
        // Far below overflow, and far above any disk.
        guard size < 1 << 60, offset < 1 << 60 else { return nil }
        return ArchiveMember(
            name: String(decoding: name, as: UTF8.self), size: size, crc: reader.read(UInt32.self, at: start + 16),
            offset: offset)
    }
}

/// Why a file is not the archive our writer would have written.
public enum ArchiveFault: Error, Hashable, Sendable {
    /// The end of the archive is missing, changed, or followed by something.
    case endRecord
    /// The list of members is longer than any bundle's.
    case tooManyMembers
    /// The list's item at that place, from 0, is changed or cut.
    case centralHeader(Int)
    /// The member's name is not after the one before: twice there, or out of order.
    case order(String)
    /// There are bytes that belong to no member, or two members overlap, before this one; nil means before the list.
    case gap(before: String?)
    /// The header in front of the member's data is not the one that the list demands.
    case localHeader(String)
}

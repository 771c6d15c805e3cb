import CArchive
import Glibc
import Market

/// Reads an artefact entry by entry from an open file: nothing is unpacked to the disk, and no more than one piece of one
/// file is in memory.
package struct ArchiveReading {
    /// Bytes of one piece.
    private static let pieceBytes = 256 << 10

    /// The kinds of entries that are no links and no devices.
    private static let (regularFile, folder): (mode_t, mode_t) = (0o100_000, 0o040_000)

    private let descriptor: Int32
    private let sizeBytes: Int64
    private let progress: (_ bytesRead: Int64, _ files: Int) -> Void
    private var gathering = FactsGathering()
    private var entries = 0
    private var unpackedBytes: Int64 = 0
    private var pathsBytes = 0
    private var toldBytes: Int64 = 0

    /// - Parameter progress: told every few megabytes how much of the packed bytes was read, and how many files there were.
    private init(_ descriptor: Int32, progress: @escaping (Int64, Int) -> Void) {
        self.descriptor = descriptor
        self.progress = progress
        sizeBytes = Int64(lseek(descriptor, 0, SEEK_END))
        lseek(descriptor, 0, SEEK_SET)
    }

    /// Reads the file behind an open, seekable descriptor to its end, or as far as the limits allow.
    package static func read(
        _ descriptor: Int32, progress: @escaping (_ bytesRead: Int64, _ files: Int) -> Void = { _, _ in }
    ) -> Inspected {
        var reading = ArchiveReading(descriptor, progress: progress)
        do throws(Stop) {
            let format = try reading.readAll()
            let (facts, places) = reading.gathering.finish(format)
            return .read(facts, places)
        } catch {
            return .unread(error.unread)
        }
    }

    /// The hashes and paths of all files in the artefact; nil where it cannot be read to its end, or they are too many to be told.
    package static func listing(_ descriptor: Int32) -> [UInt8]? {
        var reading = ArchiveReading(descriptor) { _, _ in }
        do throws(Stop) {
            _ = try reading.readAll()
            return reading.gathering.listing
        } catch {
            return nil
        }
    }

    /// Why reading stops.
    struct Stop: Error {
        let unread: Inspected.Unread

        init(_ reason: Inspected.Reason, limit: Int64 = 0) { unread = Inspected.Unread(reason, limit: limit) }
    }

    // MARK: The walk

    private mutating func readAll() throws(Stop) -> ArchiveFormat {
        guard let archive = archive_read_new() else { throw Stop(.tookTooMuchMemory) }
        defer { archive_read_free(archive) }
        for support in [
            archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_gnutar,
            archive_read_support_format_7zip, archive_read_support_format_rar, archive_read_support_format_rar5,
            archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
            archive_read_support_filter_zstd,
        ] { _ = support(archive) }
        guard archive_read_open_fd(archive, descriptor, Self.pieceBytes) == ARCHIVE_OK else {
            return try readSingleFile(orFailure(of: archive))
        }
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            var entry: OpaquePointer?
            let code = archive_read_next_header(archive, &entry)
            if code == ARCHIVE_EOF { break }
            // Of a damaged list the library offers to look for the next good place; what lies between would be passed over.
            guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
                let stop = orFailure(of: archive)
                if entries == 0, stop.unread.reason == .damaged { return try readSingleFile(stop) }
                throw stop
            }
            try read(entry, of: archive, &piece)
        }
        if entries == 0 { return try readSingleFile(nil) }
        return Self.format(of: archive)
    }

    private mutating func read(_ entry: OpaquePointer, of archive: OpaquePointer, _ piece: inout [UInt8]) throws(Stop) {
        entries += 1
        guard entries <= Inspected.Limits.filesMax else {
            throw Stop(.tooManyFiles, limit: Int64(Inspected.Limits.filesMax))
        }
        let path = EntryPath(archive_entry_pathname(entry))
        pathsBytes += path.bytes.count
        guard path.bytes.count <= Inspected.Limits.pathBytesMax, pathsBytes <= Inspected.Limits.pathsBytesMax else {
            throw Stop(.pathsTooLong, limit: Int64(Inspected.Limits.pathBytesMax))
        }
        let type = archive_entry_filetype(entry)
        if archive_entry_hardlink(entry) != nil || (type != Self.regularFile && type != Self.folder) {
            gathering.addLink(path)
            return
        }
        if type == Self.folder { return gathering.addFolder(path) }
        if archive_entry_is_data_encrypted(entry) != 0 {
            return gathering.addEncrypted(path, bytes: Int64(archive_entry_size(entry)))
        }
        gathering.beginFile(path)
        var readBytes: Int64 = 0
        while true {
            let got = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if got == 0 { break }
            if got == Int(ARCHIVE_RETRY) { continue }
            guard got > 0 else {
                if isEncrypted(archive) { return gathering.turnEncrypted() }
                throw orFailure(of: archive)
            }
            try count(Int64(got))
            readBytes += Int64(got)
            piece.withUnsafeBytes { gathering.addBytes(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
            tell(archive)
        }
        // A hole at the end of a file is not in the archive, and fills the disk of whoever unpacks it all the same.
        try count(max(0, min(Int64(archive_entry_size(entry)), .max / 4) - readBytes))
        gathering.endFile()
    }

    private mutating func count(_ bytes: Int64) throws(Stop) {
        unpackedBytes += bytes
        guard unpackedBytes <= Inspected.Limits.unpackedBytesMax else {
            throw Stop(.unpacksTooLarge, limit: Inspected.Limits.unpackedBytesMax)
        }
        let ratioMax = Inspected.Limits.ratioMax
        if unpackedBytes > Inspected.Limits.ratioFromBytes, unpackedBytes / max(1, sizeBytes) >= ratioMax {
            throw Stop(.ratioTooHigh, limit: ratioMax)
        }
    }

    private mutating func tell(_ archive: OpaquePointer) {
        guard unpackedBytes - toldBytes >= 4 << 20 else { return }
        toldBytes = unpackedBytes
        // Where the reading stands in the packed bytes; a format that begins at its end may be elsewhere for a moment.
        progress(min(sizeBytes, Int64(archive_filter_bytes(archive, -1))), entries)
    }

    // MARK: No archive

    /// The artefact as one file, where it does not begin like an archive.
    private mutating func readSingleFile(_ failure: Stop?) throws(Stop) -> ArchiveFormat {
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        var offset: off_t = 0
        gathering.beginFile(EntryPath(bytes: Array("file".utf8)))
        while true {
            let got = piece.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset) }
            guard got > 0 else { break }
            if offset == 0, let failure, ArchiveSigns.beginsLikeArchive(piece[..<got]) { throw failure }
            offset += off_t(got)
            piece.withUnsafeBytes { gathering.addBytes(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
            if offset % (4 << 20) == 0 { progress(Int64(offset), 1) }
        }
        gathering.endFile()
        return .singleFile
    }

    private func orFailure(of archive: OpaquePointer) -> Stop {
        if archive_errno(archive) == ENOMEM {
            return Stop(.tookTooMuchMemory, limit: Int64(Inspected.Limits.memoryBytes))
        }
        return isEncrypted(archive) ? Stop(.namesEncrypted) : Stop(.damaged)
    }

    /// Asked only once a format is settled: before that the library follows a pointer that nobody has set.
    private func isEncrypted(_ archive: OpaquePointer) -> Bool {
        archive_format(archive) != 0 && archive_read_has_encrypted_entries(archive) == 1
    }

    private static func format(of archive: OpaquePointer) -> ArchiveFormat {
        switch archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK {
        case ARCHIVE_FORMAT_ZIP: .zip
        case ARCHIVE_FORMAT_7ZIP: .sevenZip
        case ARCHIVE_FORMAT_RAR, ARCHIVE_FORMAT_RAR_V5: .rar
        default:
            switch archive_filter_code(archive, 0) {
            case ARCHIVE_FILTER_GZIP: .tarGzip
            case ARCHIVE_FILTER_BZIP2: .tarBzip2
            case ARCHIVE_FILTER_XZ: .tarXz
            case ARCHIVE_FILTER_ZSTD: .tarZstd
            default: .tar
            }
        }
    }
}

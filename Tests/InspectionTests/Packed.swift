import CArchive
import Foundation
import Glibc
import Market
import Testing

@testable import Inspection

/// Archives made by the library that also reads them, except where a test breaks them by hand.
enum Packed {
    /// How an archive is written.
    enum Form: String, CaseIterable {
        case zip, sevenZip, tar, tarGzip, tarBzip2, tarXz, tarZstd

        var format: ArchiveFormat {
            switch self {
            case .zip: .zip
            case .sevenZip: .sevenZip
            case .tar: .tar
            case .tarGzip: .tarGzip
            case .tarBzip2: .tarBzip2
            case .tarXz: .tarXz
            case .tarZstd: .tarZstd
            }
        }
    }

    /// A new file with these entries.
    static func file(_ form: Form, _ entries: [(String, [UInt8])], links: [(String, String)] = [], password: String? = nil) throws
        -> URL
    {
        let url = FileManager.default.temporaryDirectory.appending(path: "chengxu-packed-\(UUID().uuidString)")
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        switch form {
        case .zip: archive_write_set_format_zip(archive)
        case .sevenZip: archive_write_set_format_7zip(archive)
        case .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd: archive_write_set_format_gnutar(archive)
        }
        switch form {
        case .tarGzip: archive_write_add_filter_gzip(archive)
        case .tarBzip2: archive_write_add_filter_bzip2(archive)
        case .tarXz: archive_write_add_filter_xz(archive)
        case .tarZstd: archive_write_add_filter_zstd(archive)
        case .zip, .sevenZip, .tar: break
        }
        if let password {
            try #require(archive_write_set_options(archive, "zip:encryption=traditional") == ARCHIVE_OK)
            try #require(archive_write_set_passphrase(archive, password) == ARCHIVE_OK)
        }
        try #require(archive_write_open_filename(archive, url.path) == ARCHIVE_OK)
        let entry = try #require(archive_entry_new())
        defer { archive_entry_free(entry) }
        for (path, bytes) in entries {
            archive_entry_clear(entry)
            archive_entry_set_pathname(entry, path)
            archive_entry_set_filetype(entry, 0o100_000)
            archive_entry_set_perm(entry, 0o644)
            archive_entry_set_size(entry, la_int64_t(bytes.count))
            try #require(archive_write_header(archive, entry) == ARCHIVE_OK, "\(path)")
            try #require(bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == bytes.count)
        }
        for (path, target) in links {
            archive_entry_clear(entry)
            archive_entry_set_pathname(entry, path)
            archive_entry_set_filetype(entry, 0o120_000)
            archive_entry_set_symlink(entry, target)
            archive_entry_set_size(entry, 0)
            try #require(archive_write_header(archive, entry) == ARCHIVE_OK, "\(path)")
        }
        try #require(archive_write_close(archive) == ARCHIVE_OK)
        return url
    }

    /// Reads a file, and takes it away.
    static func read(_ url: URL) throws -> Inspected {
        setlocale(LC_CTYPE, "C.UTF-8")
        let descriptor = open(url.path, O_RDONLY)
        try #require(descriptor >= 0)
        defer {
            close(descriptor)
            unlink(url.path)
        }
        return ArchiveReading.read(descriptor)
    }

    /// What was found in an archive of these texts.
    static func facts(_ texts: [(String, String)], _ form: Form = .zip) throws -> (facts: ArtefactFacts, places: ArtefactPlaces) {
        let inspected = try read(file(form, texts.map { ($0.0, Array($0.1.utf8)) }))
        guard case .read(let facts, let places) = inspected else { throw NotRead(inspected: inspected) }
        return (facts, places)
    }

    struct NotRead: Error { let inspected: Inspected }

    /// A new file of these bytes.
    static func file(_ bytes: [UInt8]) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "chengxu-packed-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        return url
    }
}

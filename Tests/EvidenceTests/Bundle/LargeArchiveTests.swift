import Foundation
import Testing

@testable import Evidence

/// An archive of more than 4 GiB, most of it a hole in the file, so that it costs no time and no disk.
@Suite struct LargeArchiveTests {
    private struct FileSource: BundleSource {
        let handle: FileHandle
        let size: Int64

        func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws {
            try handle.seek(toOffset: UInt64(offset))
            let data = try handle.read(upToCount: buffer.count) ?? Data()
            #expect(data.count == buffer.count)
            data.copyBytes(to: buffer)
        }
    }

    @Test func sizesAndPlacesBeyond32BitsAreReadByUsAndByPython() throws {
        let path = FileManager.default.temporaryDirectory.path + "/chengxu-large-\(UUID().uuidString).zip"
        try #require(FileManager.default.createFile(atPath: path, contents: nil))
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        let large = ArchiveMember(name: "a", size: 5 << 30, crc: 0, offset: 0)
        let small = ArchiveMember(name: "b", size: 5, crc: CRC32.checksum("after".bytes), offset: large.end)
        let directory = large.centralHeader + small.centralHeader
        let end = ArchiveEnd(membersCount: 2, directoryOffset: small.end, directoryBytes: Int64(directory.count))
        try handle.write(contentsOf: large.localHeader)
        try handle.seek(toOffset: UInt64(large.end))
        try handle.write(contentsOf: small.localHeader + "after".bytes + directory + end.bytes)
        let source = FileSource(handle: handle, size: Int64(try handle.offset()))
        #expect(try ArchiveReader(source).members == [large, small])
        try handle.close()

        let script =
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
            + "print([i.file_size for i in z.infolist()], z.read('b'))"
        let python = try Run("python3", "-c", script, path)
        #expect(python.output == "[5368709120, 5] b'after'\n", "\(python.output)")
    }
}

import Crypto
import Foundation
import StoreFixtures
import Testing

@testable import Store

@Suite
struct FileBlobsTests {
    @Test("A file is handed over as a descriptor at its beginning; what is only passed through is nowhere")
    func handOver() async throws {
        try await withBlobs { blobs, folder async throws in
            let upload = try await blobs.receive(limitBytes: 10)
            try await upload.write(Array("hello".utf8))
            let stored = try await upload.finish()
            let opened = try await blobs.handOver(stored.name)
            #expect(opened.sizeBytes == 5)
            let passing = try OpenedBlob(passing: Array("hello".utf8))
            for file in [opened, passing] {
                var bytes = [UInt8](repeating: 0, count: 10)
                #expect(read(file.descriptor, &bytes, 10) == 5)
                #expect(bytes.starts(with: "hello".utf8))
                #expect(fcntl(file.descriptor, F_GETFD) & FD_CLOEXEC != 0)
            }
            var status = stat()
            #expect(fstat(passing.descriptor, &status) == 0 && status.st_nlink == 0)
            let missing = try #require(BlobName(String(repeating: "0", count: 64)))
            await #expect(throws: StoreFailure.self) { try await blobs.handOver(missing) }
        }
    }

    @Test("What was written is found under the SHA-256 of its bytes, and reads back the same")
    func roundTrip() async throws {
        try await withBlobs { blobs, folder async throws in
            let content = Self.content(1_000_003)
            let stored = try await Self.store(content, in: blobs, chunkBytes: 70_000)
            #expect(stored.sizeBytes == 1_000_003)
            #expect(stored.name.description == SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined())
            let digits = stored.name.description
            #expect(Self.files(in: folder) == ["\(digits.prefix(2))/\(digits.dropFirst(2).prefix(2))/\(digits)"])
            let reader = try await blobs.open(stored.name)
            #expect(reader.sizeBytes == 1_000_003)
            #expect(try await reader.read(offset: 0, countMax: 2_000_000) == content)
            #expect(try await blobs.verify(stored.name) == 1_000_003)
        }
    }

    @Test("Parts are read from any place, short at the end and empty beyond it")
    func ranges() async throws {
        try await withBlobs { blobs, _ async throws in
            let content = Self.content(10_000)
            let reader = try await blobs.open(Self.store(content, in: blobs).name)
            #expect(try await reader.read(offset: 0, countMax: 1) == [content[0]])
            #expect(try await reader.read(offset: 5_000, countMax: 100) == Array(content[5_000..<5_100]))
            #expect(try await reader.read(offset: 9_990, countMax: 100) == Array(content[9_990...]))
            #expect(try await reader.read(offset: 10_000, countMax: 100) == [])
            #expect(try await reader.read(offset: .max, countMax: 100) == [])
            #expect(try await reader.read(offset: 3, countMax: 0) == [])
        }
    }

    @Test("An empty file is a file")
    func empty() async throws {
        try await withBlobs { blobs, _ async throws in
            let stored = try await Self.store([], in: blobs)
            #expect(stored.name.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            #expect(try await blobs.open(stored.name).read(offset: 0, countMax: 10) == [])
            #expect(try await blobs.verify(stored.name) == 0)
        }
    }

    @Test("The same content is stored once, also when it arrives twice at the same time")
    func twice() async throws {
        try await withBlobs { blobs, folder async throws in
            let content = Self.content(300_000)
            let one = try await blobs.receive(limitBytes: 300_000)
            let two = try await blobs.receive(limitBytes: 300_000)
            for upload in [one, two] { try await upload.write(content) }
            async let first = one.finish()
            async let second = two.finish()
            let (a, b) = try await (first, second)
            #expect(a == b)
            #expect(try await Self.store(content, in: blobs) == a)
            #expect(Self.files(in: folder).count == 1)
            #expect(try await blobs.verify(a.name) == 300_000)
        }
    }

    @Test("An upload that is given up, dropped or too large leaves nothing, and is over")
    func nothingLeft() async throws {
        try await withBlobs { blobs, folder async throws in
            let aborted = try await blobs.receive(limitBytes: 1_000_000)
            try await aborted.write(Self.content(500_000))
            #expect(Self.files(in: folder).count == 1)
            await aborted.abort()
            #expect(Self.files(in: folder).isEmpty)
            #expect(try await failureOf { try await aborted.write([1]) } == .fileFailed("the upload is over"))
            #expect(try await failureOf { _ = try await aborted.finish() } == .fileFailed("the upload is over"))

            var dropped: (any BlobUpload)? = try await blobs.receive(limitBytes: 1_000_000)
            try await dropped?.write([1, 2, 3])
            dropped = nil
            // The file thread may hold the upload for a moment longer.
            for _ in 1...100 where !Self.files(in: folder).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            #expect(Self.files(in: folder).isEmpty)

            let large = try await blobs.receive(limitBytes: 1_000)
            try await large.write(Self.content(1_000))
            #expect(try await failureOf { try await large.write([1]) } == .blobTooLarge(limitBytes: 1_000))
            #expect(Self.files(in: folder).isEmpty)
        }
    }

    @Test("What a dead process left is swept at the next start; an upload that lives is spared")
    func sweep() async throws {
        try await withBlobs { blobs, folder async throws in
            try Data([1]).write(to: URL(filePath: folder + "/incoming/upload-dead"))
            try Data([1]).write(to: URL(filePath: folder + "/incoming/not-ours"))
            let living = try await blobs.receive(limitBytes: 10)
            try await living.write([7])
            let other = try await FileBlobs(folder: folder)
            #expect(Self.files(in: folder).count == 2)
            #expect(!FileManager.default.fileExists(atPath: folder + "/incoming/upload-dead"))
            let stored = try await living.finish()
            #expect(try await other.verify(stored.name) == 1)
        }
    }

    @Test("A full disk is refused in a plain sentence, at the start and on the way, and leaves nothing")
    func full() async throws {
        try await withTemporaryFolder { folder async throws in
            let blobs = try await FileBlobs(folder: folder + "/blobs", freeBytesMin: .max)
            let failure = try await failureOf { _ = try await blobs.receive(limitBytes: 10) }
            guard case .diskFull(let reason) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(reason.contains("must stay free"))
            #expect(Self.files(in: folder).isEmpty)
        }
    }

    @Test("A damaged file is found, a missing one is named, a removed one is gone")
    func damage() async throws {
        try await withBlobs { blobs, folder async throws in
            let stored = try await Self.store(Self.content(5_000), in: blobs)
            let path = folder + "/" + Self.files(in: folder)[0]
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes[4_999] ^= 1
            try bytes.write(to: URL(filePath: path))
            #expect(try await failureOf { try await blobs.verify(stored.name) } == .blobDamaged(stored.name.description))
            #expect(try await blobs.remove(stored.name))
            #expect(try await !blobs.remove(stored.name))
            #expect(try await failureOf { try await blobs.verify(stored.name) } == .blobMissing(stored.name.description))
            #expect(try await failureOf { _ = try await blobs.open(stored.name) } == .blobMissing(stored.name.description))
        }
    }

    @Test("64 MiB go in by small parts and come out by ranges, the same")
    func large() async throws {
        try await withBlobs { blobs, _ async throws in
            let part = Self.content(64 << 10)
            let upload = try await blobs.receive(limitBytes: 64 << 20)
            var hash = SHA256()
            for number in 0..<1_024 {
                var chunk = part
                chunk[0] = UInt8(number & 255)
                chunk[1] = UInt8(number >> 8)
                hash.update(data: chunk)
                try await upload.write(chunk)
            }
            let stored = try await upload.finish()
            #expect(stored.name == BlobName(bytes: Array(hash.finalize())))
            let reader = try await blobs.open(stored.name)
            var read = SHA256()
            var offset: Int64 = 0
            while offset < reader.sizeBytes {
                let bytes = try await reader.read(offset: offset, countMax: 1 << 20)
                read.update(data: bytes)
                offset += Int64(bytes.count)
            }
            #expect(BlobName(bytes: Array(read.finalize())) == stored.name)
        }
    }

    @Test(
        "Only 64 lower-case hexadecimal digits are a name",
        arguments: [
            "", "../../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "a", count: 63),
            String(repeating: "a", count: 65), String(repeating: "a", count: 63) + "/", String(repeating: "é", count: 32),
        ])
    func names(text: String) {
        #expect(BlobName(text) == nil)
    }

    @Test("A name and its bytes are the same thing")
    func nameBytes() throws {
        let bytes = (0..<32).map { UInt8($0 * 8 + 3) }
        let name = try #require(BlobName(bytes: bytes))
        #expect(name.bytes == bytes)
        #expect(BlobName(name.description) == name)
        #expect(BlobName(bytes: [1]) == nil)
    }

    private func withBlobs(_ body: (FileBlobs, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder async throws in
            try await body(try await FileBlobs(folder: folder + "/blobs"), folder + "/blobs")
        }
    }

    private static func store(_ content: [UInt8], in blobs: FileBlobs, chunkBytes: Int = 4_096) async throws -> StoredBlob {
        let upload = try await blobs.receive(limitBytes: Int64(content.count))
        for start in stride(from: 0, to: content.count, by: chunkBytes) {
            try await upload.write(Array(content[start..<min(start + chunkBytes, content.count)]))
        }
        return try await upload.finish()
    }

    private static func content(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    /// Paths of the files under `folder`, without the folders.
    private static func files(in folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}

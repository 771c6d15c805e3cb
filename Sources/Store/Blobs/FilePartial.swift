import Crypto
import Glibc

/// A file that comes in pieces, in the folder `partial`. Its length is what has come: nothing else has to be kept about it.
///
/// The file is locked for as long as a connection holds it, so two never write at once, and a crash lets it go.
actor FilePartial: PartialBlob {
    /// Gathered before the file is written, in bytes.
    private static let gatheredBytes = 1 << 20
    /// Written between two looks at the free room, in bytes.
    private static let partBytes: Int64 = 8 << 20

    private let thread = FileThreads.next()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let folder: String
    private let path: String
    private let limitBytes: Int64
    private let freeBytesMin: Int64
    private var file: OpenFile?
    private var keptBytes: Int64 = 0
    private var checkedBytes: Int64 = 0
    private var gathered: [UInt8] = []

    init(_ name: String, in folder: String, limitBytes: Int64, freeBytesMin: Int64) {
        self.folder = folder
        self.limitBytes = limitBytes
        self.freeBytesMin = freeBytesMin
        path = Self.path(of: name, in: folder)
    }

    static func folder(in folder: String) -> String { folder + "/partial" }
    static func path(of name: String, in folder: String) -> String { "\(Self.folder(in: folder))/\(name)" }

    /// Takes the file; false while another connection holds it, or took it away just now.
    func begin() throws -> Bool {
        let opened = try OpenFile(path, O_RDWR | O_CREAT | O_APPEND)
        guard opened.takeLock() else { return false }
        let status = try opened.status()
        guard status.names > 0 else { return false }
        keptBytes = status.sizeBytes
        checkedBytes = keptBytes
        file = consume opened
        try checkRoom()
        return true
    }

    func receivedBytes() -> Int64 { keptBytes + Int64(gathered.count) }

    func write(_ chunk: [UInt8]) throws {
        guard file != nil else { throw Self.over }
        guard receivedBytes() + Int64(chunk.count) <= limitBytes else { throw StoreFailure.blobTooLarge(limitBytes: limitBytes) }
        gathered.append(contentsOf: chunk)
        if gathered.count >= Self.gatheredBytes { try flush() }
    }

    private func flush() throws {
        guard !gathered.isEmpty else { return }
        try file?.append(gathered)
        file?.beginWritingOut(offset: keptBytes, countBytes: Int64(gathered.count))
        keptBytes += Int64(gathered.count)
        gathered.removeAll(keepingCapacity: true)
        guard keptBytes - checkedBytes >= Self.partBytes else { return }
        checkedBytes = keptBytes
        try checkRoom()
    }

    func pause() throws {
        guard file != nil else { return }
        // Whatever fails, the file is let go of: what stands in it counts.
        defer { file = nil }
        try flush()
        try file?.sync()
    }

    func finish() throws -> StoredBlob {
        guard file != nil else { throw Self.over }
        defer { file = nil }
        try flush()
        try file?.sync()
        var hash = SHA256()
        var offset: Int64 = 0
        while let part = try file?.read(offset: offset, countMax: Self.gatheredBytes), !part.isEmpty {
            hash.update(data: part)
            offset += Int64(part.count)
        }
        guard offset == keptBytes, let name = BlobName(bytes: Array(hash.finalize())) else {
            throw StoreFailure.fileFailed("\(path) has not the length that was written")
        }
        try FileBlobs.settle(path, as: name, in: folder)
        return StoredBlob(name: name, sizeBytes: offset)
    }

    private func checkRoom() throws(StoreFailure) {
        guard let free = try file?.freeBytes(), free < freeBytesMin else { return }
        throw .diskFull("\(free) bytes are free where \(freeBytesMin) must stay free")
    }

    private static let over = StoreFailure.fileFailed("the upload is over")
}

extension FileBlobs: PartialBlobs {
    package func resume(_ name: String, limitBytes: Int64) async throws -> (any PartialBlob)? {
        let partial = FilePartial(name, in: folder, limitBytes: limitBytes, freeBytesMin: freeBytesMin)
        return try await partial.begin() ? partial : nil
    }

    package func partialBytes(_ name: String) async throws -> Int64? {
        let path = FilePartial.path(of: name, in: folder)
        return try await FileWork().run {
            guard access(path, F_OK) == 0 else {
                if errno == ENOENT { return nil }
                throw StoreFailure.file("examine", path)
            }
            return try OpenFile(path, O_RDONLY).status().sizeBytes
        }
    }

    @discardableResult
    package func removePartial(_ name: String) async throws -> Bool {
        let path = FilePartial.path(of: name, in: folder)
        return try await FileWork().run {
            guard access(path, F_OK) == 0 else { return false }
            let file = try OpenFile(path, O_RDWR)
            guard file.takeLock() else { return false }
            guard unlink(path) == 0 || errno == ENOENT else { throw StoreFailure.file("remove", path) }
            return true
        }
    }

    package func partials() async throws -> [String] {
        let place = FilePartial.folder(in: folder)
        return try await FileWork().run {
            guard let list = opendir(place) else { throw StoreFailure.file("list", place) }
            defer { closedir(list) }
            var names: [String] = []
            while let entry = readdir(list) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if !name.hasPrefix(".") { names.append(name) }
            }
            return names
        }
    }
}

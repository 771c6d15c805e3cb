import Crypto
import Glibc

/// The blob store on the local disk: `ab/cd/abcd…` under one folder, and `incoming/` for what is on its way.
package struct FileBlobs: Blobs {
    /// Room that must stay free on the disk, in bytes, so that uploads never starve the database.
    package static let freeBytesMin: Int64 = 256 << 20

    let folder: String
    let freeBytesMin: Int64

    /// Opens the store in `folder`, makes the folder where there is none, and removes what dead uploads left there.
    ///
    /// Other processes may use the folder at the same time: an upload that lives holds a lock on its file.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    package init(folder: String, freeBytesMin: Int64 = Self.freeBytesMin) async throws {
        self.folder = folder
        self.freeBytesMin = freeBytesMin
        try await FileWork().run { try Self.prepare(folder) }
    }

    /// Begins to take a file in, of at most `limitBytes`.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    package func receive(limitBytes: Int64) async throws -> any BlobUpload {
        let upload = FileUpload(folder: folder, limitBytes: limitBytes, freeBytesMin: freeBytesMin)
        try await upload.begin()
        return upload
    }

    /// Opens a file for reading.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/fileFailed(_:)``.
    package func open(_ name: BlobName) async throws -> any BlobReader {
        let path = Self.path(of: name, in: folder)
        return try await FileWork().run {
            try Self.requirePresent(path, name)
            return try FileReader(path: path)
        }
    }

    /// Opens a file for a process of its own.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/fileFailed(_:)``.
    package func handOver(_ name: BlobName) async throws -> OpenedBlob {
        let path = try await presentPath(of: name)
        return try await FileWork().run { try OpenedBlob(path: path) }
    }

    /// Reads a whole file and compares its bytes with its name.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/blobDamaged(_:)``, ``StoreFailure/fileFailed(_:)``.
    @discardableResult
    package func verify(_ name: BlobName) async throws -> Int64 {
        let path = try await presentPath(of: name)
        return try await FileWork().run {
            let file = try OpenFile(path, O_RDONLY)
            var hash = SHA256()
            var offset: Int64 = 0
            while true {
                let part = try file.read(offset: offset, countMax: Self.verifiedPartBytes)
                if part.isEmpty { break }
                hash.update(data: part)
                offset += Int64(part.count)
            }
            guard BlobName(bytes: Array(hash.finalize())) == name else { throw StoreFailure.blobDamaged(name.description) }
            return offset
        }
    }

    /// Removes a file and waits until it is gone from the disk's folder. The disk may keep its bytes until it needs the room.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    @discardableResult
    package func remove(_ name: BlobName) async throws -> Bool {
        let path = Self.path(of: name, in: folder)
        let parent = Self.parent(of: name, in: folder)
        return try await FileWork().run {
            guard unlink(path) == 0 else {
                if errno == ENOENT { return false }
                throw StoreFailure.file("remove", path)
            }
            try OpenFile(parent, O_RDONLY | O_DIRECTORY).sync()
            return true
        }
    }

    private func presentPath(of name: BlobName) async throws -> String {
        let path = Self.path(of: name, in: folder)
        return try await FileWork().run {
            try Self.requirePresent(path, name)
            return path
        }
    }

    private static func requirePresent(_ path: String, _ name: BlobName) throws {
        guard access(path, F_OK) == 0 else {
            if errno == ENOENT { throw StoreFailure.blobMissing(name.description) }
            throw StoreFailure.file("open", path)
        }
    }

    // MARK: Where things lie

    /// Read at a time when a file is verified, in bytes.
    private static let verifiedPartBytes = 1 << 20

    static func incoming(in folder: String) -> String { folder + "/incoming" }

    static func parent(of name: BlobName, in folder: String) -> String {
        let digits = name.description
        return "\(folder)/\(digits.prefix(2))/\(digits.dropFirst(2).prefix(2))"
    }

    static func path(of name: BlobName, in folder: String) -> String {
        "\(parent(of: name, in: folder))/\(name)"
    }

    /// Makes a folder where there is none, and its name durable: whoever made it may not have come that far.
    static func makeFolder(_ path: String, in parent: String) throws(StoreFailure) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .file("make", path) }
        try OpenFile(parent, O_RDONLY | O_DIRECTORY).sync()
    }

    /// Gives a whole and durable file its name: the name, then the folder that holds it, so that a crash leaves the whole file or
    /// none. The same content may stand there already, or be put there at this moment: either is as good.
    static func settle(_ path: String, as name: BlobName, in folder: String) throws(StoreFailure) {
        let parent = parent(of: name, in: folder)
        let grandparent = "\(folder)/\(name.description.prefix(2))"
        try makeFolder(grandparent, in: folder)
        try makeFolder(parent, in: grandparent)
        let place = Self.path(of: name, in: folder)
        guard rename(path, place) == 0 else { throw .file("name", place) }
        try OpenFile(parent, O_RDONLY | O_DIRECTORY).sync()
    }

    private static func prepare(_ folder: String) throws(StoreFailure) {
        try makeFolder(folder, in: folder + "/..")
        try makeFolder(incoming(in: folder), in: folder)
        try makeFolder(FilePartial.folder(in: folder), in: folder)
        try sweep(incoming(in: folder))
    }

    /// Removes the files of uploads whose process is dead: nobody holds their locks.
    private static func sweep(_ incoming: String) throws(StoreFailure) {
        guard let list = opendir(incoming) else { throw .file("list", incoming) }
        defer { closedir(list) }
        while let entry = readdir(list) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name.hasPrefix(FileUpload.namePrefix) else { continue }
            let path = "\(incoming)/\(name)"
            let file: OpenFile
            do throws(StoreFailure) {
                file = try OpenFile(path, O_RDWR)
            } catch {
                // It ended by itself a moment ago.
                if access(path, F_OK) != 0 { continue }
                throw error
            }
            if file.takeLock() { unlink(path) }
        }
    }
}

/// Runs one piece of file work on a file thread.
actor FileWork {
    private let thread = FileThreads.next()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    func run<T: Sendable>(_ work: @Sendable () throws -> T) throws -> T { try work() }
}

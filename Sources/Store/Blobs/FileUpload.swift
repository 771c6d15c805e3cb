import Crypto
import Glibc

/// A file on its way into the blob store: written beside its later place, hashed and counted on the way.
///
/// Its file is locked for as long as the upload lives, which tells it from the remains of a dead one.
actor FileUpload: BlobUpload {
    static let namePrefix = "upload-"
    /// Written between two looks at the free room, and handed to the disk at a time, in bytes.
    private static let partBytes: Int64 = 8 << 20

    private let thread = FileThread.next()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let folder: String
    private let limitBytes: Int64
    private let freeBytesMin: Int64
    private let path: String
    private var file: OpenFile?
    private var hash = SHA256()
    private var sizeBytes: Int64 = 0
    private var writtenOutBytes: Int64 = 0

    init(folder: String, limitBytes: Int64, freeBytesMin: Int64) {
        self.folder = folder
        self.limitBytes = limitBytes
        self.freeBytesMin = freeBytesMin
        let random = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        path = "\(FileBlobs.incoming(in: folder))/\(Self.namePrefix)\(random)"
    }

    deinit {
        if file != nil { unlink(path) }
    }

    /// Makes the locked file. A sweep that begins just now may remove it before it is locked; then it is made again.
    func begin() throws(StoreFailure) {
        while true {
            let made = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
            guard made.takeLock(), try made.status().names > 0 else { continue }
            file = consume made
            try checkRoom()
            return
        }
    }

    func write(_ chunk: [UInt8]) throws {
        do throws(StoreFailure) {
            try append(chunk)
        } catch {
            abort()
            throw error
        }
    }

    private func append(_ chunk: [UInt8]) throws(StoreFailure) {
        guard file != nil else { throw Self.over }
        guard sizeBytes + Int64(chunk.count) <= limitBytes else { throw .blobTooLarge(limitBytes: limitBytes) }
        hash.update(data: chunk)
        try file?.append(chunk)
        sizeBytes += Int64(chunk.count)
        guard sizeBytes - writtenOutBytes >= Self.partBytes else { return }
        file?.beginWritingOut(offset: writtenOutBytes, countBytes: sizeBytes - writtenOutBytes)
        writtenOutBytes = sizeBytes
        try checkRoom()
    }

    func finish() throws -> StoredBlob {
        do throws(StoreFailure) {
            return try settle()
        } catch {
            abort()
            throw error
        }
    }

    /// Content first, then the name, then the folder that holds the name: a crash leaves the whole file or none.
    private func settle() throws(StoreFailure) -> StoredBlob {
        guard file != nil else { throw Self.over }
        guard let name = BlobName(bytes: Array(hash.finalize())) else { preconditionFailure("SHA-256 has 32 bytes") }
        try file?.sync()
        guard try file?.status().sizeBytes == sizeBytes else { throw .fileFailed("\(path) has not the length that was written") }
        let parent = FileBlobs.parent(of: name, in: folder)
        let grandparent = "\(folder)/\(name.description.prefix(2))"
        try FileBlobs.makeFolder(grandparent, in: folder)
        try FileBlobs.makeFolder(parent, in: grandparent)
        let place = FileBlobs.path(of: name, in: folder)
        // The same content may stand there already, or be put there by another upload at this moment: either is as good.
        guard rename(path, place) == 0 else { throw .file("name", place) }
        file = nil
        try OpenFile(parent, O_RDONLY | O_DIRECTORY).sync()
        return StoredBlob(name: name, sizeBytes: sizeBytes)
    }

    func abort() {
        guard file != nil else { return }
        unlink(path)
        file = nil
    }

    private func checkRoom() throws(StoreFailure) {
        guard let free = try file?.freeBytes(), free < freeBytesMin else { return }
        throw .diskFull("\(free) bytes are free where \(freeBytesMin) must stay free")
    }

    private static let over = StoreFailure.fileFailed("the upload is over")
}

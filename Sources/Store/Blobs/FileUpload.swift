import Crypto
import Glibc
import Synchronization

/// A file on its way into the blob store: written beside its later place, hashed and counted on the way.
///
/// Its file is locked for as long as the upload lives, which tells it from the remains of a dead one.
actor FileUpload: BlobUpload {
    static let namePrefix = "upload-"
    /// Gathered before the file thread is asked to write, in bytes: going there costs more than hashing a small chunk.
    private static let gatheredBytes = 1 << 20
    /// Written between two looks at the free room, and handed to the disk at a time, in bytes.
    private static let partBytes: Int64 = 8 << 20

    private let thread = FileThreads.next()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let folder: String
    private let freeBytesMin: Int64
    private let path: String
    private let arrivals: Mutex<Arrivals>
    private var file: OpenFile?
    private var hash = SHA256()
    private var sizeBytes: Int64 = 0
    private var writtenOutBytes: Int64 = 0

    init(folder: String, limitBytes: Int64, freeBytesMin: Int64) {
        self.folder = folder
        arrivals = Mutex(Arrivals(limitBytes: limitBytes))
        self.freeBytesMin = freeBytesMin
        let random = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        path = "\(FileBlobs.incoming(in: folder))/\(Self.namePrefix)\(random)"
    }

    deinit {
        if file != nil { unlink(path) }
    }

    /// Makes the locked file. A sweep that begins just now may remove it before it is locked; then it is made again.
    func begin() throws {
        do throws(StoreFailure) {
            repeat {
                let made = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
                try made.waitForLock()
                if try made.status().names > 0 { file = consume made }
            } while file == nil
            try checkRoom()
        } catch {
            abort()
            throw error
        }
    }

    nonisolated func write(_ chunk: [UInt8]) async throws {
        let gathered: [UInt8]?
        do throws(StoreFailure) {
            gathered = try arrivals.withLock { arrivals throws(StoreFailure) in try arrivals.add(chunk) }
        } catch {
            await abort()
            throw error
        }
        if let gathered { try await append(gathered) }
    }

    /// What has come but is not written yet.
    private struct Arrivals {
        let limitBytes: Int64
        private var totalBytes: Int64 = 0
        private var gathered: [UInt8] = []
        private var isOver = false

        init(limitBytes: Int64) {
            self.limitBytes = limitBytes
        }

        /// Takes a chunk; returns what is to be written once that is enough.
        mutating func add(_ chunk: [UInt8]) throws(StoreFailure) -> [UInt8]? {
            guard !isOver else { throw FileUpload.over }
            totalBytes += Int64(chunk.count)
            guard totalBytes <= limitBytes else { throw .blobTooLarge(limitBytes: limitBytes) }
            if gathered.isEmpty, chunk.count >= FileUpload.gatheredBytes { return chunk }
            gathered.append(contentsOf: chunk)
            guard gathered.count >= FileUpload.gatheredBytes else { return nil }
            defer { gathered = [] }
            return gathered
        }

        /// Hands out the rest, after which nothing more may come.
        mutating func end() -> [UInt8] {
            isOver = true
            defer { gathered = [] }
            return gathered
        }
    }

    private func append(_ bytes: [UInt8]) throws {
        do throws(StoreFailure) {
            guard file != nil else { throw Self.over }
            hash.update(data: bytes)
            try file?.append(bytes)
            sizeBytes += Int64(bytes.count)
            guard sizeBytes - writtenOutBytes >= Self.partBytes else { return }
            file?.beginWritingOut(offset: writtenOutBytes, countBytes: sizeBytes - writtenOutBytes)
            writtenOutBytes = sizeBytes
            try checkRoom()
        } catch {
            abort()
            throw error
        }
    }

    func finish() throws -> StoredBlob {
        try append(arrivals.withLock { $0.end() })
        do throws(StoreFailure) {
            return try settle()
        } catch {
            abort()
            throw error
        }
    }

    /// Content first, then the name: a crash leaves the whole file or none.
    private func settle() throws(StoreFailure) -> StoredBlob {
        guard file != nil else { throw Self.over }
        guard let name = BlobName(bytes: Array(hash.finalize())) else { preconditionFailure("SHA-256 has 32 bytes") }
        try file?.sync()
        guard try file?.status().sizeBytes == sizeBytes else { throw .fileFailed("\(path) has not the length that was written") }
        try FileBlobs.settle(path, as: name, in: folder)
        file = nil
        return StoredBlob(name: name, sizeBytes: sizeBytes)
    }

    func abort() {
        _ = arrivals.withLock { $0.end() }
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

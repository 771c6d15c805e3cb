/// Files kept under the hash of their content: what is stored once never changes, and the same bytes are stored once.
package protocol Blobs: Sendable {
    /// Begins to take a file in, of at most `limitBytes`.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func receive(limitBytes: Int64) async throws -> any BlobUpload

    /// Opens a file for reading, in parts of any size and order.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/fileFailed(_:)``.
    func open(_ name: BlobName) async throws -> any BlobReader

    /// Opens a file for a process of its own, which reads it by itself; a store elsewhere fetches it first.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/fileFailed(_:)``.
    func handOver(_ name: BlobName) async throws -> OpenedBlob

    /// Reads a whole file and compares its bytes with its name. Returns its size in bytes.
    /// - Throws: ``StoreFailure/blobMissing(_:)``, ``StoreFailure/blobDamaged(_:)``, ``StoreFailure/fileFailed(_:)``.
    @discardableResult
    func verify(_ name: BlobName) async throws -> Int64

    /// Removes a file; false where it was not there. Whoever calls this knows that nothing refers to it any more.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    @discardableResult
    func remove(_ name: BlobName) async throws -> Bool
}

/// A file on its way in. Until ``finish()`` it is nowhere; given up, or lost with the process, it leaves nothing behind.
package protocol BlobUpload: Sendable {
    /// Takes the next bytes, in order. After a failure the upload is over.
    /// - Throws: ``StoreFailure/blobTooLarge(limitBytes:)``, ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func write(_ chunk: [UInt8]) async throws

    /// Makes the file durable under its name and returns what it is.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func finish() async throws -> StoredBlob

    /// Gives the file up. After ``finish()`` it does nothing.
    func abort() async
}

/// An open file.
package protocol BlobReader: Sendable {
    /// How long the file is, in bytes.
    var sizeBytes: Int64 { get }

    /// The bytes from `offset` on, at most `countMax` of them; fewer only at the end of the file, none beyond it.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    func read(offset: Int64, countMax: Int) async throws -> [UInt8]
}

/// What was stored.
package struct StoredBlob: Sendable, Hashable {
    /// The hash of the bytes, which is the name they are found by.
    package let name: BlobName
    /// How many bytes.
    package let sizeBytes: Int64

    /// Puts the two together.
    package init(name: BlobName, sizeBytes: Int64) {
        self.name = name
        self.sizeBytes = sizeBytes
    }
}

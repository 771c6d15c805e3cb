/// A file that comes in several pieces, over several connections: what has come is kept, through a restart as well, until it is
/// finished or discarded. One connection at a time holds it.
package protocol PartialBlob: Sendable {
    /// How many bytes have come and are kept.
    func receivedBytes() async -> Int64

    /// Takes the next bytes, in order.
    /// - Throws: ``StoreFailure/blobTooLarge(limitBytes:)``, ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func write(_ chunk: [UInt8]) async throws

    /// Makes what has come durable and lets go of the file, so that another connection can go on with it.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func pause() async throws

    /// Makes the whole durable under the hash of its content. After that there is nothing to go on with.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func finish() async throws -> StoredBlob
}

/// The files of a store that have come in part.
package protocol PartialBlobs: Blobs {
    /// Goes on with the file of that name, or begins it; nil while another connection holds it.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    func resume(_ name: String, limitBytes: Int64) async throws -> (any PartialBlob)?

    /// How many bytes of that file are kept; nil where it was never begun, or is gone.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    func partialBytes(_ name: String) async throws -> Int64?

    /// Takes the file away; false where it was not there or is being written.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    @discardableResult
    func removePartial(_ name: String) async throws -> Bool

    /// The names of all files that have come in part.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    func partials() async throws -> [String]
}

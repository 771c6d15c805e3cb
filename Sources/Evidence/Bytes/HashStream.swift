import Crypto

/// A SHA-256 hash of bytes that arrive piece by piece.
public struct HashStream: Sendable {
    private var digest = SHA256()

    /// Starts with no bytes.
    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes the next bytes.
    public mutating func update(_ memory: UnsafeRawBufferPointer) {
        digest.update(bufferPointer: memory)
    }

    /// The hash of all bytes taken so far; more may follow.
    public var hash: Hash { Hash(digest.finalize()) }
}

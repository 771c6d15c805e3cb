import Crypto

/// A SHA-256 hash: 32 bytes, kept in place without a heap allocation.
public struct Hash: Hashable, Sendable {
    // The words stand in memory order, so that copying the struct's memory copies the 32 bytes.
    private var word0: UInt64
    private var word1: UInt64
    private var word2: UInt64
    private var word3: UInt64

    /// The length of every hash, in bytes.
    public static let byteCount = 32

    /// The SHA-256 hash of the bytes.
    public static func sha256(_ bytes: [UInt8]) -> Hash {
        bytes.withUnsafeBytes { sha256($0) }
    }

    /// The SHA-256 hash of the memory.
    public static func sha256(_ memory: UnsafeRawBufferPointer) -> Hash {
        var digest = SHA256()
        digest.update(bufferPointer: memory)
        return Hash(digest.finalize())
    }

    /// Takes 32 bytes; any other count gives nil.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Hash.byteCount else { return nil }
        let copied = bytes.withContiguousStorageIfAvailable { Hash(copying: UnsafeRawBufferPointer($0)) }
        self = copied ?? Array(bytes).withUnsafeBytes { Hash(copying: $0) }
    }

    /// Takes 64 lower-case hexadecimal digits; anything else gives nil.
    public init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// Takes the 44 characters of strict base64; anything else gives nil.
    public init?(base64: String) {
        guard let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes: bytes)
    }

    init(_ digest: SHA256.Digest) {
        self.init()
        withUnsafeMutableBytes(of: &self) { own in
            digest.withUnsafeBytes { own.copyMemory(from: $0) }
        }
    }

    /// The caller vouches for 32 bytes at the start of the memory.
    init(copying memory: UnsafeRawBufferPointer) {
        precondition(memory.count >= Hash.byteCount, "a hash is 32 bytes")
        word0 = memory.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        word1 = memory.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        word2 = memory.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        word3 = memory.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    private init() {
        (word0, word1, word2, word3) = (0, 0, 0, 0)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        Swift.withUnsafeBytes(of: self) { Array($0) }
    }

    /// The 64 lower-case hexadecimal digits.
    public var hex: String {
        Swift.withUnsafeBytes(of: self) { Hex.encode($0) }
    }

    /// The 44 characters of standard base64 with padding.
    public var base64: String {
        Swift.withUnsafeBytes(of: self) { Base64.encode($0) }
    }

    /// Appends the 32 bytes.
    public func append(to output: inout [UInt8]) {
        Swift.withUnsafeBytes(of: self) { output.append(contentsOf: $0) }
    }

    /// Lends the 32 bytes for the length of the call.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Swift.withUnsafeBytes(of: self, body)
    }
}

extension Hash: CustomStringConvertible {
    /// The 64 lower-case hexadecimal digits.
    public var description: String { hex }
}

import Crypto

/// The hashes of a Merkle tree. Source: RFC 9162 section 2.1.1.
public enum Merkle {
    /// The root of a tree without leaves: the hash of nothing.
    public static let emptyRoot = Hash.sha256([])

    /// The hash of a leaf: SHA-256 of a zero byte and the data.
    public static func leafHash(_ data: [UInt8]) -> Hash {
        var digest = SHA256()
        Swift.withUnsafeBytes(of: UInt8(0)) { digest.update(bufferPointer: $0) }
        data.withUnsafeBytes { digest.update(bufferPointer: $0) }
        return Hash(digest.finalize())
    }

    /// The hash of an inner node: SHA-256 of a one byte, the left and the right hash.
    public static func nodeHash(_ left: Hash, _ right: Hash) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Hash.byteCount, alignment: 8) { memory in
            memory[0] = 1
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[33..<65]).copyMemory(from: $0) }
            return Hash.sha256(UnsafeRawBufferPointer(memory))
        }
    }

    /// The largest power of two below the count, as an exponent; the count is at least 2.
    static func splitLevel(_ count: Int64) -> Int {
        Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount
    }
}

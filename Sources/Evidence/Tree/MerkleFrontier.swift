/// A growing tree, of which only the roots of the complete subtrees at its right edge are kept.
///
/// There is one subtree for each bit set in the size, the largest first: at most 63 hashes, however many leaves.
public struct MerkleFrontier: Sendable, Equatable {
    /// The count of leaves.
    public private(set) var size: Int64 = 0
    /// The roots of the complete subtrees, the largest and leftmost first.
    public private(set) var subtrees: [Hash] = []

    /// A tree without leaves.
    public init() {}

    /// Takes up a tree whose subtrees were kept; nil if their count does not fit the size.
    public init?(size: Int64, subtrees: [Hash]) {
        guard size >= 0, subtrees.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// The root of the tree as it stands. Source: RFC 9162 section 2.1.1.
    public var root: Hash {
        guard var root = subtrees.last else { return Merkle.emptyRoot }
        for subtree in subtrees.dropLast().reversed() { root = Merkle.nodeHash(subtree, root) }
        return root
    }

    /// Adds a leaf by its leaf hash.
    public mutating func append(_ leaf: Hash) {
        append(leaf) { _, _ in }
    }

    /// Adds a leaf and tells every subtree that it completes, by level, the leaf itself as level 0 first.
    mutating func append(_ leaf: Hash, completing: (_ level: Int, _ hash: Hash) -> Void) {
        var hash = leaf
        completing(0, hash)
        for level in 0..<(~size).trailingZeroBitCount {
            hash = Merkle.nodeHash(subtrees.removeLast(), hash)
            completing(level + 1, hash)
        }
        subtrees.append(hash)
        size += 1
    }
}

extension MerkleFrontier {
    /// The size in 8 bytes, the most significant first, and the subtrees' hashes.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(8 + subtrees.count * Hash.byteCount)
        withUnsafeBytes(of: size.bigEndian) { output.append(contentsOf: $0) }
        for subtree in subtrees { subtree.append(to: &output) }
        return output
    }

    /// Takes exactly what `bytes` gives; anything else gives nil.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 8, (bytes.count - 8).isMultiple(of: Hash.byteCount) else { return nil }
        let size = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let subtrees = stride(from: 8, to: bytes.count, by: Hash.byteCount).compactMap { start in
            Hash(bytes: bytes[start..<start + Hash.byteCount])
        }
        guard let size = Int64(exactly: size) else { return nil }
        self.init(size: size, subtrees: subtrees)
    }
}

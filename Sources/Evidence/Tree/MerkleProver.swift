/// Makes roots and proofs of a tree from the hashes of its complete subtrees.
public struct MerkleProver {
    /// The count of leaves of the tree.
    public let size: Int64
    private let subtree: (_ level: Int, _ index: Int64) throws -> Hash

    /// Reads the root of the complete subtree number `index` (from 0) with `2^level` leaves; asked for subtrees within the size.
    public init(size: Int64, subtree: @escaping (_ level: Int, _ index: Int64) throws -> Hash) {
        precondition(size >= 0, "a tree has no fewer than 0 leaves")
        self.size = size
        self.subtree = subtree
    }

    /// The root of the tree.
    /// - Throws: what reading throws.
    public func root() throws -> Hash {
        size == 0 ? Merkle.emptyRoot : try rangeHash(0, size)
    }

    /// The proof that the leaf stands at its place; a place outside the tree is a bug.
    /// - Throws: what reading throws.
    /// Source: RFC 9162 section 2.1.3.1.
    public func inclusion(of index: Int64) throws -> InclusionProof {
        precondition(0 <= index && index < size, "a leaf's place is within the tree")
        var path: [Hash] = []
        var (start, end) = (Int64(0), size)
        while end - start > 1 {
            let middle = start + 1 << Int64(Merkle.splitLevel(end - start))
            if index < middle {
                path.append(try rangeHash(middle, end))
                end = middle
            } else {
                path.append(try rangeHash(start, middle))
                start = middle
            }
        }
        return InclusionProof(index: index, size: size, path: path.reversed())
    }

    /// The proof that this tree continues the one of the first leaves; a larger first tree is a bug.
    /// - Throws: what reading throws.
    /// Source: RFC 9162 section 2.1.4.1.
    public func consistency(from firstSize: Int64) throws -> ConsistencyProof {
        precondition(0 <= firstSize && firstSize <= size, "the first tree is not larger than this one")
        var path: [Hash] = []
        var (start, end) = (Int64(0), size)
        if firstSize > 0 {
            while end != firstSize {
                let middle = start + 1 << Int64(Merkle.splitLevel(end - start))
                if firstSize <= middle {
                    path.append(try rangeHash(middle, end))
                    end = middle
                } else {
                    path.append(try rangeHash(start, middle))
                    start = middle
                }
            }
            // The subtree reached is the whole first tree only if it starts at 0; then its root is known to the verifier.
            if start > 0 { path.append(try rangeHash(start, end)) }
        }
        return ConsistencyProof(firstSize: firstSize, secondSize: size, path: path.reversed())
    }

    /// The hash of the leaves from start up to end, which is a range that occurs in the tree.
    private func rangeHash(_ start: Int64, _ end: Int64) throws -> Hash {
        let count = end - start
        if count & (count - 1) == 0 {
            let level = count.trailingZeroBitCount
            return try subtree(level, start >> Int64(level))
        }
        let middle = start + 1 << Int64(Merkle.splitLevel(count))
        return Merkle.nodeHash(try rangeHash(start, middle), try rangeHash(middle, end))
    }
}

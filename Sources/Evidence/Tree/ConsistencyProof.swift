/// The proof that a tree's first leaves are all the leaves of a smaller, earlier tree.
public struct ConsistencyProof: Sendable, Hashable {
    /// The count of leaves of the earlier tree.
    public let firstSize: Int64
    /// The count of leaves of the later tree.
    public let secondSize: Int64
    /// The hashes that lead from the first root to the second.
    public let path: [Hash]

    /// Takes the parts as they are; `verify` tells whether they fit each other.
    public init(firstSize: Int64, secondSize: Int64, path: [Hash]) {
        self.firstSize = firstSize
        self.secondSize = secondSize
        self.path = path
    }

    /// Whether the path leads to both roots.
    ///
    /// Two trees of one size are consistent when their roots are equal; every tree continues the empty one.
    /// Source: RFC 9162 section 2.1.4.2.
    public func verify(firstRoot: Hash, secondRoot: Hash) -> Bool {
        guard 0 <= firstSize, firstSize <= secondSize else { return false }
        if firstSize == secondSize { return path.isEmpty && firstRoot == secondRoot }
        if firstSize == 0 { return path.isEmpty && firstRoot == Merkle.emptyRoot }
        var rest = path[...]
        let isFirstComplete = firstSize & (firstSize - 1) == 0
        guard let start = isFirstComplete ? firstRoot : rest.popFirst() else { return false }
        let levels = (~(firstSize - 1)).trailingZeroBitCount
        var (node, last) = ((firstSize - 1) >> Int64(levels), (secondSize - 1) >> Int64(levels))
        var (first, second) = (start, start)
        for hash in rest {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                first = Merkle.nodeHash(hash, first)
                second = Merkle.nodeHash(hash, second)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                second = Merkle.nodeHash(second, hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && first == firstRoot && second == secondRoot
    }
}

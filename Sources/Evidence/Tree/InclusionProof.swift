/// The proof that a leaf stands at one place of a tree.
public struct InclusionProof: Sendable, Hashable {
    /// The leaf's place, from 0.
    public let index: Int64
    /// The count of leaves of the tree.
    public let size: Int64
    /// The hashes from the leaf's sibling up to the root's child.
    public let path: [Hash]

    /// Takes the parts as they are; `root` tells whether they fit each other.
    public init(index: Int64, size: Int64, path: [Hash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// The root that the leaf hash and the path lead to; nil if the path has not the one length that place and size ask for.
    ///
    /// Source: RFC 9162 section 2.1.3.2.
    public func root(leaf: Hash) -> Hash? {
        guard index >= 0, index < size else { return nil }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard last != 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = Merkle.nodeHash(sibling, hash)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = Merkle.nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }

    /// Whether the leaf hash stands at this place of the tree with that root.
    public func verify(leaf: Hash, root: Hash) -> Bool {
        self.root(leaf: leaf) == root
    }
}

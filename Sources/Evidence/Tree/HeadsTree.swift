/// The newest entries of all streams as one tree: leaf i is the head of the stream whose number is i.
///
/// The notary puts the root into the log before each checkpoint. So a bundle can show that the last entry it holds was the
/// newest of its stream: a tail that was dropped is found.
///
/// A number without a stream has the hash of an empty leaf. All levels of complete subtrees are kept, 64 bytes for each
/// leaf; an update rehashes only the ways from the changed leaves to the root, and in a copy it copies only the pages of hashes
/// on those ways. Source: the tree's shape is RFC 9162's.
public struct HeadsTree: Sendable {
    /// The hash of a number that has no stream: that of a leaf without data, which no head has.
    public static let emptyLeaf = Merkle.leafHash([])
    /// The most leaves, so that a wrong number does not take all memory.
    public static let sizeMax: Int64 = 1 << 32

    /// `levels[k][i]` is the root of the complete subtree number i with 2^k leaves.
    private var levels: [PagedHashes] = [PagedHashes()]

    /// A tree without leaves.
    public init() {}

    /// Builds the tree from the leaf hashes of all numbers, `emptyLeaf` where there is no stream.
    public init(leafHashes: [Hash]) {
        levels = [PagedHashes(leafHashes)]
        while let below = levels.last, below.count > 1 {
            let parents = (0..<below.count / 2).lazy.map { Merkle.nodeHash(below[2 * $0], below[2 * $0 + 1]) }
            levels.append(PagedHashes(parents))
        }
    }

    /// The count of leaves: one more than the highest number.
    public var size: Int64 { Int64(levels[0].count) }

    /// The root of the tree.
    public var root: Hash {
        var root: Hash?
        for (level, hashes) in levels.enumerated() where size >> Int64(level) & 1 == 1 {
            guard let subtree = hashes.last else { preconditionFailure("a level in use has a hash") }
            root = root.map { Merkle.nodeHash(subtree, $0) } ?? subtree
        }
        return root ?? Merkle.emptyRoot
    }

    /// The hash of the leaf, `emptyLeaf` for a number without a stream; nil outside the tree.
    public func leafHash(of number: Int64) -> Hash? {
        0..<size ~= number ? levels[0][Int(number)] : nil
    }

    /// Sets the heads of streams; of two for one number the later stays. A number beyond `sizeMax` is a bug.
    public mutating func update(_ heads: some Sequence<HeadLeaf>) {
        update(leafHashes: heads.map { ($0.streamNumber, $0.leafHash) })
    }

    /// Sets leaf hashes by number; of two for one number the later stays. A number beyond `sizeMax` is a bug.
    public mutating func update(leafHashes: [(number: Int64, hash: Hash)]) {
        let oldSize = levels[0].count
        var changed: [Int] = []
        for (number, hash) in leafHashes {
            precondition(0..<HeadsTree.sizeMax ~= number, "a stream's number is from 0 and below 2^32")
            let index = Int(number)
            while index >= levels[0].count { levels[0].append(HeadsTree.emptyLeaf) }
            levels[0][index] = hash
            if index < oldSize { changed.append(index) }
        }
        changed.sort()
        rehash(changed: changed)
    }

    /// The proof that the leaf stands at its number; nil outside the tree.
    public func inclusion(of number: Int64) -> InclusionProof? {
        guard 0..<size ~= number else { return nil }
        let prover = MerkleProver(size: size) { level, index in levels[level][Int(index)] }
        do {
            return try prover.inclusion(of: number)
        } catch {
            preconditionFailure("reading memory does not throw: \(error)")
        }
    }

    /// Recomputes the parents of the changed nodes, which are sorted, and makes the parents of new nodes.
    private mutating func rehash(changed: [Int]) {
        var changed = changed
        var level = 0
        while levels[level].count > 1 {
            let parentsCount = levels[level].count / 2
            if level + 1 == levels.count { levels.append(PagedHashes()) }
            let oldParentsCount = levels[level + 1].count
            var parents: [Int] = []
            for index in changed where index / 2 < oldParentsCount && parents.last != index / 2 {
                let parent = index / 2
                parents.append(parent)
                levels[level + 1][parent] = Merkle.nodeHash(levels[level][2 * parent], levels[level][2 * parent + 1])
            }
            for parent in oldParentsCount..<max(oldParentsCount, parentsCount) {
                levels[level + 1].append(Merkle.nodeHash(levels[level][2 * parent], levels[level][2 * parent + 1]))
            }
            changed = parents
            level += 1
        }
    }
}

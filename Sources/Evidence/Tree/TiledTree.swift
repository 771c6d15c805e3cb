/// A tree of which the tiles can be read: makes its root and its proofs.
///
/// A tile may be read with more hashes than the size needs, so the newest state of each tile serves every earlier size.
public struct TiledTree {
    /// The count of leaves of the tree that proofs are made for.
    public let size: Int64
    private let read: (TileID) throws -> [UInt8]?
    private var kept: [TileID: [UInt8]] = [:]
    /// The roots that were computed of subtrees within a tile: proofs of neighbouring leaves share most of them.
    private var computed: [SubtreePlace: Hash] = [:]
    private let memory: (any SubtreeMemory)?

    /// Reads a tile's bytes by its place; each tile is read at most once. Nil says that there is none. A memory that is given
    /// must be of the same log.
    public init(size: Int64, memory: (any SubtreeMemory)? = nil, read: @escaping (TileID) throws -> [UInt8]?) {
        precondition(size >= 0, "a tree has no fewer than 0 leaves")
        self.size = size
        self.memory = memory
        self.read = read
    }

    /// The root of the tree.
    /// - Throws: `TileFault`, and what reading throws.
    public mutating func root() throws -> Hash {
        try prove { try $0.root() }
    }

    /// The proof that the leaf stands at its place; a place outside the tree is a bug.
    /// - Throws: `TileFault`, and what reading throws.
    public mutating func inclusion(of index: Int64) throws -> InclusionProof {
        try prove { try $0.inclusion(of: index) }
    }

    /// The proof that this tree continues the one of the first leaves; a larger first tree is a bug.
    /// - Throws: `TileFault`, and what reading throws.
    public mutating func consistency(from firstSize: Int64) throws -> ConsistencyProof {
        try prove { try $0.consistency(from: firstSize) }
    }

    /// The tiles that the inclusion proofs of those places need, for reading them all beforehand.
    public static func tilesNeeded(inclusionOf indexes: [Int64], size: Int64) -> Set<TileID> {
        tilesNeeded(size: size) { prover in
            for index in indexes { _ = try prover.inclusion(of: index) }
        }
    }

    /// The tiles that a consistency proof needs, for reading them all beforehand.
    public static func tilesNeeded(consistencyFrom firstSize: Int64, size: Int64) -> Set<TileID> {
        tilesNeeded(size: size) { _ = try $0.consistency(from: firstSize) }
    }

    /// The tiles that taking up a log of that size needs.
    public static func tilesNeeded(continuing size: Int64) -> Set<TileID> {
        var needed: Set<TileID> = []
        for level in 0...TileID.levelMax {
            let hashes = size >> Int64(8 * level)
            guard hashes % Int64(Tile.widthMax) > 0 else { continue }
            needed.insert(TileID(level: level, index: hashes / Int64(Tile.widthMax)))
        }
        return needed
    }

    /// The root of a complete subtree of `2^level` leaves: a hash of a tile, or computed from the hashes of one tile.
    mutating func subtree(level: Int, index: Int64) throws -> Hash {
        guard !level.isMultiple(of: 8) else { return try hash(level: level, index: index) }
        let place = SubtreePlace(level: level, index: index)
        if let known = memory?.root(place) ?? computed[place] { return known }
        let root = Merkle.nodeHash(
            try self.subtree(level: level - 1, index: 2 * index), try self.subtree(level: level - 1, index: 2 * index + 1))
        if let memory { memory.keep(root, place) } else { computed[place] = root }
        return root
    }

    private mutating func hash(level: Int, index: Int64) throws -> Hash {
        let (id, offset) = TiledTree.place(level: level, index: index)
        let end = (offset + 1) * Hash.byteCount
        return try bytes(of: id, count: end).suffix(Hash.byteCount).withUnsafeBytes { Hash(copying: $0) }
    }

    /// The tile's first bytes, which are all there.
    mutating func bytes(of id: TileID, count: Int) throws -> ArraySlice<UInt8> {
        if kept[id] == nil {
            guard let bytes = try read(id) else { throw TileFault.missing(id) }
            kept[id] = bytes
        }
        guard let bytes = kept[id], bytes.count >= count else { throw TileFault.tooShort(id) }
        return bytes.prefix(count)
    }

    /// The prover keeps no reference to the closure it is given after this call.
    private mutating func prove<Result>(_ make: (MerkleProver) throws -> Result) throws -> Result {
        var tree = self
        // What was read and computed moves over and back, so that adding to it copies nothing.
        (kept, computed) = ([:], [:])
        defer { (kept, computed) = (tree.kept, tree.computed) }
        return try make(MerkleProver(size: size) { level, index in try tree.subtree(level: level, index: index) })
    }

    private static func tilesNeeded(size: Int64, _ walk: (MerkleProver) throws -> Void) -> Set<TileID> {
        var needed: Set<TileID> = []
        let prover = MerkleProver(size: size) { level, index in
            needed.insert(place(level: level, index: index).id)
            return Merkle.emptyRoot
        }
        do {
            try walk(prover)
        } catch {
            preconditionFailure("collecting places does not throw: \(error)")
        }
        return needed
    }

    /// Which tile holds the hashes that a subtree is made of, and where in it they begin.
    private static func place(level: Int, index: Int64) -> (id: TileID, offset: Int) {
        let start = index << Int64(level % 8)
        let id = TileID(level: level / 8, index: start / Int64(Tile.widthMax))
        return (id, Int(start % Int64(Tile.widthMax)))
    }
}

/// Why a kept tile does not serve.
public enum TileFault: Error, Hashable {
    /// There is no such tile.
    case missing(TileID)
    /// The tile has fewer hashes than a tree of that size has there.
    case tooShort(TileID)
}

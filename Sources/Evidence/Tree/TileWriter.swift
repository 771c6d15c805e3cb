/// Adds leaves to a log kept as tiles, and tells which tiles that changes.
public struct TileWriter: Sendable {
    /// The tree as it stands, with its size and root.
    public private(set) var frontier = MerkleFrontier()
    /// The hashes of the tile at the right edge of each level, fewer than 256 each.
    private var edges: [[UInt8]] = Array(repeating: [], count: TileID.levelMax + 1)

    /// A log without leaves.
    public init() {}

    /// Takes up a log of that size from its kept tiles, of which only those at the right edge are read.
    /// - Throws: `TileFault`, and what reading throws.
    public init(size: Int64, read: @escaping (TileID) throws -> [UInt8]?) throws {
        var tree = TiledTree(size: size, read: read)
        for level in 0...TileID.levelMax {
            let hashes = size >> Int64(8 * level)
            let width = Int(hashes % Int64(Tile.widthMax))
            guard width > 0 else { continue }
            let id = TileID(level: level, index: hashes / Int64(Tile.widthMax))
            edges[level] = Array(try tree.bytes(of: id, count: width * Hash.byteCount))
        }
        var subtrees: [Hash] = []
        for level in (0..<63).reversed() where size >> Int64(level) & 1 == 1 {
            subtrees.append(try tree.subtree(level: level, index: (size >> Int64(level)) - 1))
        }
        guard let frontier = MerkleFrontier(size: size, subtrees: subtrees) else {
            preconditionFailure("one subtree was read for each bit of the size")
        }
        self.frontier = frontier
    }

    /// Adds leaves by their leaf hashes and returns every tile that is new or has grown, with all its bytes.
    ///
    /// Full tiles come once and never change again; of the tiles at the right edge only the last state is returned.
    public mutating func append(_ leaves: [Hash]) -> [Tile] {
        var changed: [Tile] = []
        var isEdgeChanged = Array(repeating: false, count: edges.count)
        for leaf in leaves {
            let size = frontier.size + 1
            frontier.append(leaf) { level, hash in
                guard level.isMultiple(of: 8) else { return }
                let tileLevel = level / 8
                hash.append(to: &edges[tileLevel])
                isEdgeChanged[tileLevel] = true
                guard edges[tileLevel].count == Tile.bytesMax else { return }
                let index = (size >> Int64(level) - 1) / Int64(Tile.widthMax)
                changed.append(Tile(id: TileID(level: tileLevel, index: index), bytes: edges[tileLevel]))
                edges[tileLevel] = []
                isEdgeChanged[tileLevel] = false
            }
        }
        for level in edges.indices where isEdgeChanged[level] {
            let index = frontier.size >> Int64(8 * level) / Int64(Tile.widthMax)
            changed.append(Tile(id: TileID(level: level, index: index), bytes: edges[level]))
        }
        return changed
    }
}

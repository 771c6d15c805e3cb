import Evidence
import Market

/// The tree over all entries, as tiles and checkpoints.
package struct LogTable {
    private let connection: any Connection

    /// The log as one transaction sees it.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let selectTile: SQL = "SELECT hashes FROM tiles WHERE level = $1 AND tile = $2"
    private static let upsertTile: SQL =
        """
        INSERT INTO tiles (level, tile, hashes) VALUES ($1, $2, $3)
        ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes
        """
    private static let selectNewest: SQL = "SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1"
    private static let insertCheckpoint: SQL = "INSERT INTO checkpoints (size, note, at_ms) VALUES ($1, $2, $3)"

    /// The tile's bytes; nil if there is none.
    package func tile(_ id: TileID) throws -> [UInt8]? {
        try connection.row(Self.selectTile, [.integer(Int64(id.level)), .integer(id.index)]) { try $0.bytes(0) }
    }

    /// Writes tiles that are new or have grown.
    package func put(_ tiles: [Tile]) throws {
        for tile in tiles {
            try connection.run(
                Self.upsertTile, [.integer(Int64(tile.id.level)), .integer(tile.id.index), .bytes(tile.bytes)])
        }
    }

    /// The newest checkpoint, with the count of entries it covers; nil before the first.
    package func newestCheckpoint() throws -> (size: Int64, note: [UInt8])? {
        try connection.row(Self.selectNewest, []) { (try $0.int64(0), try $0.bytes(1)) }
    }

    /// Keeps a checkpoint.
    package func put(checkpoint note: [UInt8], size: Int64, at time: Timestamp) throws {
        try connection.run(Self.insertCheckpoint, [.integer(size), .bytes(note), .integer(time.ms)])
    }
}

import Evidence
import Testing

@Suite struct TileWriterTests {
    /// Tiles as a store keeps them: the current bytes of each place.
    struct Store {
        var tiles: [TileID: [UInt8]] = [:]

        mutating func put(_ changed: [Tile]) {
            for tile in changed { tiles[tile.id] = tile.bytes }
        }
    }

    @Test func tilesOfEveryBatchAreWhatTheSpecificationSays() throws {
        var numbers = SampleNumbers(seed: 6)
        var (writer, store, leaves) = (TileWriter(), Store(), [Hash]())
        while leaves.count < 1500 {
            let batch = (0..<Int.random(in: 0...300, using: &numbers)).map { Sample.hash(leaves.count + $0) }
            leaves += batch
            let changed = writer.append(batch)
            #expect(Set(changed.map(\.id)).count == changed.count)
            for tile in changed { #expect(tile.bytes.starts(with: store.tiles[tile.id] ?? [])) }
            store.put(changed)
            #expect(writer.frontier.size == leaves.count)
        }
        #expect(writer.frontier.root == NaiveTree.root(leaves[...]))
        let full = leaves.count / 256
        for index in 0...full {
            let expected = leaves[index * 256..<min(leaves.count, index * 256 + 256)]
            #expect(store.tiles[TileID(level: 0, index: Int64(index))] == expected.flatMap(\.bytes))
        }
        let above = (0..<full).flatMap { NaiveTree.root(leaves[$0 * 256..<$0 * 256 + 256]).bytes }
        #expect(store.tiles[TileID(level: 1, index: 0)] == above)
        #expect(store.tiles.count == full + 2)
    }

    @Test func aRestartedWriterGoesOnTheSame() throws {
        for size in [0, 1, 5, 255, 256, 257, 511, 512, 1000] {
            var (writer, store) = (TileWriter(), Store())
            store.put(writer.append((0..<size).map(Sample.hash)))
            let tiles = store.tiles
            let needed = TiledTree.tilesNeeded(continuing: Int64(size))
            var restarted = try TileWriter(size: Int64(size)) { id in
                #expect(needed.contains(id))
                return tiles[id]
            }
            #expect(restarted.frontier == writer.frontier)
            let more = (size..<size + 300).map(Sample.hash)
            #expect(Set(restarted.append(more)) == Set(writer.append(more)))
            #expect(restarted.frontier == writer.frontier)
        }
    }

    @Test func aMissingOrShortTileIsNamed() {
        let id = TileID(level: 0, index: 0)
        #expect(throws: TileFault.missing(id)) { try TileWriter(size: 3) { _ in nil } }
        #expect(throws: TileFault.tooShort(id)) { try TileWriter(size: 3) { _ in [UInt8](repeating: 0, count: 64) } }
    }

    @Test func aTreeOf70000HasTheTilesOfTheExample() {
        var (writer, store) = (TileWriter(), Store())
        let leaf = Sample.hash(0)
        for _ in 0..<7 { store.put(writer.append(Array(repeating: leaf, count: 10_000))) }
        let widths = Dictionary(grouping: store.tiles) { "\($0.key.level) \($0.value.count / 32)" }.mapValues(\.count)
        #expect(widths == ["0 256": 273, "0 112": 1, "1 256": 1, "1 17": 1, "2 1": 1])
    }
}

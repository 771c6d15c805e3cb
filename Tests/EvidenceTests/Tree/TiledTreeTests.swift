import Evidence
import Testing

@Suite struct TiledTreeTests {
    /// Remembers everything. Unchecked is right because one test uses it from one task.
    private final class Remembered: SubtreeMemory, @unchecked Sendable {
        private var roots: [SubtreePlace: Hash] = [:]
        func root(_ place: SubtreePlace) -> Hash? { roots[place] }
        func keep(_ root: Hash, _ place: SubtreePlace) { roots[place] = root }
    }

    static let leaves = (0..<1100).map(Sample.hash)
    static let tiles: [TileID: [UInt8]] = {
        var writer = TileWriter()
        return Dictionary(uniqueKeysWithValues: writer.append(leaves).map { ($0.id, $0.bytes) })
    }()

    @Test(arguments: [1, 2, 3, 255, 256, 257, 300, 512, 700, 1024, 1100])
    func rootsAndProofsComeFromTheNewestTilesAtEverySize(_ size: Int) throws {
        let leaves = TiledTreeTests.leaves[..<size]
        let root = NaiveTree.root(leaves)
        var reads: [TileID] = []
        var tree = TiledTree(size: Int64(size)) { id in
            reads.append(id)
            return TiledTreeTests.tiles[id]
        }
        #expect(try tree.root() == root)
        for index in Set([0, size / 3, size / 2, size - 1]) {
            let proof = try tree.inclusion(of: Int64(index))
            #expect(proof.path == NaiveTree.inclusion(index, leaves))
            #expect(proof.verify(leaf: leaves[index], root: root))
        }
        for first in Set([1, size / 2, size - 1, size]) where first > 0 {
            let proof = try tree.consistency(from: Int64(first))
            #expect(proof.path == NaiveTree.consistency(first, leaves))
        }
        #expect(Set(reads).count == reads.count)
    }

    @Test func aMemoryServesEveryLaterSize() throws {
        let memory = Remembered()
        for size in [300, 513, 1100] {
            let leaves = TiledTreeTests.leaves[..<size]
            for index in [0, 255, 256, size - 1] where index < size {
                var tree = TiledTree(size: Int64(size), memory: memory) { TiledTreeTests.tiles[$0] }
                #expect(try tree.inclusion(of: Int64(index)).path == NaiveTree.inclusion(index, leaves))
            }
        }
        // What is remembered needs no tile any more.
        var tree = TiledTree(size: 512, memory: memory) { id in id.level == 0 ? nil : TiledTreeTests.tiles[id] }
        #expect(try tree.root() == NaiveTree.root(TiledTreeTests.leaves[..<512]))
    }

    @Test func theTilesNeededAreExactlyThoseRead() throws {
        for size in [1, 256, 700, 1100] as [Int64] {
            for index in Set([0, size / 2, size - 1]) {
                var reads: Set<TileID> = []
                var tree = TiledTree(size: size) { id in
                    reads.insert(id)
                    return TiledTreeTests.tiles[id]
                }
                _ = try tree.inclusion(of: index)
                #expect(reads == TiledTree.tilesNeeded(inclusionOf: [index], size: size))
                reads = []
                var other = TiledTree(size: size) { id in
                    reads.insert(id)
                    return TiledTreeTests.tiles[id]
                }
                _ = try other.consistency(from: index)
                #expect(reads == TiledTree.tilesNeeded(consistencyFrom: index, size: size))
            }
        }
    }

    @Test func aMissingOrShortTileIsNamed() {
        let id = TileID(level: 0, index: 0)
        var missing = TiledTree(size: 3) { _ in nil }
        #expect(throws: TileFault.missing(id)) { try missing.root() }
        var short = TiledTree(size: 3) { _ in [1, 2, 3] }
        #expect(throws: TileFault.tooShort(id)) { try short.inclusion(of: 1) }
    }
}

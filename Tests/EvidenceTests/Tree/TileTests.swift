import Evidence
import Testing

@Suite struct TileTests {
    // The first path is the example of C2SP tlog-tiles.
    @Test(
        arguments: [
            (0, 1_234_067, 256, "tile/0/x001/x234/067"), (0, 0, 256, "tile/0/000"), (1, 999, 1, "tile/1/999.p/1"),
            (2, 1000, 255, "tile/2/x001/000.p/255"), (7, 1_000_000, 256, "tile/7/x001/x000/000"),
            (0, .max, 256, "tile/0/x009/x223/x372/x036/x854/x775/807"),
        ] as [(Int, Int64, Int, String)])
    func pathsGoThereAndBack(_ level: Int, _ index: Int64, _ width: Int, _ path: String) throws {
        let id = TileID(level: level, index: index)
        #expect(id.path(width: width) == path)
        let parsed = try #require(TileID.parse(path: path))
        #expect(parsed.id == id)
        #expect(parsed.width == width)
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/8/000", "tile/00/000", "tile/-1/000", "tile/0/00", "tile/0/0000", "tile/0/x000/001",
        "tile/0/001/002", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p",
        "tile/0/000/", "/tile/0/000", "tile/0/+01", "tile/0/000.p/+1", "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/entries/000", "tile/0/０００",
    ])
    func refuses(_ path: String) {
        #expect(TileID.parse(path: path) == nil)
    }

    @Test func aTileKnowsItsWidthAndPath() {
        let tile = Tile(id: TileID(level: 0, index: 5), bytes: Sample.hash(1).bytes + Sample.hash(2).bytes)
        #expect(tile.width == 2)
        #expect(tile.path == "tile/0/005.p/2")
    }
}

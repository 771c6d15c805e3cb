/// The place of a tile: up to 256 neighbouring hashes of one level of the tree, kept together.
///
/// The hashes of level L are the roots of complete subtrees of 256^L leaves. Source: C2SP tlog-tiles.
public struct TileID: Sendable, Hashable {
    /// The level, from 0 (leaf hashes) to 7.
    public let level: Int
    /// The tile's place within its level, from 0.
    public let index: Int64

    /// The highest level a tree of 2^63 leaves reaches.
    public static let levelMax = 7

    /// A place outside the bounds is a bug.
    public init(level: Int, index: Int64) {
        precondition(0...TileID.levelMax ~= level && index >= 0, "a tile's level is 0 to 7 and its index not negative")
        self.level = level
        self.index = index
    }

    /// `tile/<L>/<N>`, with `.p/<W>` where the width is not 256; a width outside 1 to 256 is a bug.
    public func path(width: Int) -> String {
        precondition(1...Tile.widthMax ~= width, "a tile is 1 to 256 hashes wide")
        let groups = TileID.groups(of: index)
        let folders = groups.dropLast().map { "x" + TileID.threeDigits($0) + "/" }.joined()
        let suffix = width == Tile.widthMax ? "" : ".p/\(width)"
        return "tile/\(level)/\(folders)\(TileID.threeDigits(groups.last ?? 0))\(suffix)"
    }

    /// Takes exactly what `path` gives and tells the width; anything else gives nil.
    public static func parse(path: String) -> (id: TileID, width: Int)? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)[...]
        guard parts.popFirst() == "tile", let levelText = parts.popFirst(), let level = Int(levelText),
            0...levelMax ~= level, var last = parts.popLast()
        else { return nil }
        var width = Tile.widthMax
        if let folder = parts.last, folder.hasSuffix(".p") {
            guard let partialWidth = Int(last), 1..<Tile.widthMax ~= partialWidth else { return nil }
            width = partialWidth
            last = String(folder.dropLast(2))
            parts.removeLast()
        }
        var index: Int64 = 0
        for part in parts.map({ $0.dropFirst() }) + [last[...]] {
            guard part.utf8.count == 3, let group = Int64(part) else { return nil }
            let (shifted, isTooLarge) = index.multipliedReportingOverflow(by: 1000)
            let (sum, isOver) = shifted.addingReportingOverflow(group)
            guard !isTooLarge, !isOver, sum >= 0 else { return nil }
            index = sum
        }
        let id = TileID(level: level, index: index)
        return id.path(width: width) == path ? (id, width) : nil
    }

    private static func groups(of index: Int64) -> [Int64] {
        var groups = [index % 1000]
        var rest = index / 1000
        while rest > 0 {
            groups.append(rest % 1000)
            rest /= 1000
        }
        return groups.reversed()
    }

    private static func threeDigits(_ value: Int64) -> String {
        let text = String(value)
        return String(repeating: "0", count: 3 - text.utf8.count) + text
    }
}

/// A tile with its hashes.
public struct Tile: Sendable, Hashable {
    /// Where it stands.
    public let id: TileID
    /// The hashes one after the other, 32 bytes each, at most 256.
    public let bytes: [UInt8]

    /// The most hashes a tile holds.
    public static let widthMax = 256
    /// The most bytes a tile holds.
    public static let bytesMax = widthMax * Hash.byteCount

    /// Takes 1 to 256 whole hashes; any other length is a bug.
    public init(id: TileID, bytes: [UInt8]) {
        precondition(
            !bytes.isEmpty && bytes.count <= Tile.bytesMax && bytes.count.isMultiple(of: Hash.byteCount),
            "a tile is 1 to 256 hashes")
        self.id = id
        self.bytes = bytes
    }

    /// The count of hashes.
    public var width: Int { bytes.count / Hash.byteCount }

    /// The path of the tile in a log served as files.
    public var path: String { id.path(width: width) }
}

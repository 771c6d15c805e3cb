/// The state of a log at one size: what the notary signs. Source: C2SP tlog-checkpoint.
public struct Checkpoint: Sendable, Hashable {
    /// The log's name, which is also the name of the key that signs it.
    public let origin: String
    /// The count of leaves.
    public let size: Int64
    /// The root of the tree.
    public let root: Hash
    /// Further lines, which prove nothing and are normally absent.
    public let extensions: [String]

    /// Takes an origin and extension lines that are not empty and have no control characters; anything else gives nil.
    public init?(origin: String, size: Int64, root: Hash, extensions: [String] = []) {
        guard size >= 0, ([origin] + extensions).allSatisfy(Checkpoint.isLine) else { return nil }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Takes exactly what `text` gives; anything else gives nil.
    public init?(text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.popLast() == "", lines.count >= 3, let size = Int64(lines[1]), let root = Hash(base64: lines[2])
        else { return nil }
        self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3...]))
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The text of the note: origin, size, root in base64, and extensions, each on its line.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// The checkpoint as a signed note; the key's name should be the origin.
    /// - Throws: what `SignedNote(signing:by:)` throws.
    public func signed(by keys: [SignerKey]) throws -> SignedNote {
        try SignedNote(signing: text, by: keys)
    }

    private static func isLine(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 }
    }
}

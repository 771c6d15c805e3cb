/// What the notary writes into the log directly before each checkpoint: the size and root of the heads tree.
///
/// It is an entry of the stream `notary` of the kind `headsCommitted`, and the last leaf of the checkpoint's tree. It is an
/// entry and not an extension line of the checkpoint, because C2SP advises against those.
public struct HeadsCommitment: Sendable, Hashable {
    /// The count of leaves of the heads tree.
    public let size: Int64
    /// The root of the heads tree.
    public let root: Hash

    /// The stream of these entries.
    public static let stream = "notary"
    /// The kind of these entries.
    public static let kind = "headsCommitted"

    /// Takes the parts as they are; a negative size is a bug.
    public init(size: Int64, root: Hash) {
        precondition(size >= 0, "a tree has no fewer than 0 leaves")
        self.size = size
        self.root = root
    }

    /// The commitment to the tree as it stands.
    public init(_ tree: HeadsTree) {
        self.init(size: tree.size, root: tree.root)
    }

    /// Takes the entry's facts if it is such an entry; else nil.
    public init?(_ header: EntryHeader) {
        guard header.stream == HeadsCommitment.stream, header.kind == HeadsCommitment.kind, header.sealed.isEmpty,
            header.facts.count == 2, let size = header.facts["size"]?.integer, size >= 0,
            let hex = header.facts["root"]?.string, let root = Hash(hex: hex)
        else { return nil }
        self.init(size: size, root: root)
    }

    /// The facts of the entry: `{"root": hex, "size": integer}`.
    public var facts: JSON.Object { ["root": .string(root.hex), "size": .integer(size)] }
}

import Evidence
import Market

/// The only thing that happens in the notary's own stream: the newest entries of all other streams are committed to.
///
/// It is the last leaf under each checkpoint, so a bundle can show that a case file has lost no tail.
struct HeadsCommitted: CaseEvent {
    /// The count of streams' numbers that the heads tree spans.
    let size: Int64
    let root: Hash

    /// The notary's stream. It has no leaf in the heads tree: its newest entry is always the checkpoint's last.
    static let stream = StreamName(text: "notary")
    static let kind = "headsCommitted"
    static let actor = "notary"

    init(size: Int64, root: Hash) {
        self.size = size
        self.root = root
    }

    var kind: String { Self.kind }
    var facts: any Encodable & Sendable { Facts(root: root.hex, size: size) }

    init(kind: String, from decoder: any Decoder) throws {
        let facts = try Facts(from: decoder)
        guard kind == Self.kind, let root = Hash(hex: facts.root) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not the notary's entry"))
        }
        self.init(size: facts.size, root: root)
    }

    private struct Facts: Codable, Sendable {
        let root: String
        let size: Int64
    }
}

/// The proof, in one text, that an entry is in the log: its place, the path, and the signed checkpoint.
///
/// Source: C2SP tlog-proof.
public struct TLogProof: Sendable, Hashable {
    /// Further bytes, which prove nothing and are normally absent.
    public let extra: [UInt8]?
    /// The entry's place in the log, from 0.
    public let index: Int64
    /// The hashes from the leaf's sibling up to the root's child.
    public let path: [Hash]
    /// The signed note of the checkpoint.
    public let note: SignedNote
    /// What the note says; who signed it, `note.verify` tells.
    public let checkpoint: Checkpoint

    /// The line every proof starts with.
    public static let firstLine = "c2sp.org/tlog-proof@v1"

    /// Takes a place from 0, at most 63 hashes and the note of a checkpoint; anything else gives nil.
    public init?(index: Int64, path: [Hash], note: SignedNote, extra: [UInt8]? = nil) {
        guard index >= 0, path.count < 64, let checkpoint = Checkpoint(text: note.text) else { return nil }
        self.index = index
        self.path = path
        self.note = note
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Takes exactly what `bytes` gives; anything else gives nil.
    public init?(parsing bytes: [UInt8]) {
        guard let blankLine = TLogProof.firstBlankLine(bytes) else { return nil }
        var lines = bytes[..<blankLine].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard lines.popLast() == "", lines.popFirst() == TLogProof.firstLine, var line = lines.popFirst() else {
            return nil
        }
        var extra: [UInt8]?
        if line.hasPrefix("extra ") {
            guard let bytes = Base64.decode(String(line.dropFirst(6))), let next = lines.popFirst() else { return nil }
            extra = bytes
            line = next
        }
        guard line.hasPrefix("index "), let index = Int64(line.dropFirst(6)) else { return nil }
        var path: [Hash] = []
        for line in lines {
            guard let hash = Hash(base64: line) else { return nil }
            path.append(hash)
        }
        let note: SignedNote
        do {
            note = try SignedNote(parsing: Array(bytes[(blankLine + 1)...]))
        } catch {
            return nil
        }
        self.init(index: index, path: path, note: note, extra: extra)
        guard self.bytes == bytes else { return nil }
    }

    /// The whole proof as text.
    public var encoded: String {
        var text = TLogProof.firstLine + "\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in path { text += hash.base64 + "\n" }
        return text + "\n" + note.encoded
    }

    /// The whole proof as bytes.
    public var bytes: [UInt8] { Array(encoded.utf8) }

    /// The inclusion proof in the checkpoint's tree.
    public var inclusion: InclusionProof {
        InclusionProof(index: index, size: checkpoint.size, path: path)
    }

    /// Whether the leaf hash stands at this place of the checkpoint's tree; who signed that, `note.verify` tells.
    public func proves(leaf: Hash) -> Bool {
        inclusion.verify(leaf: leaf, root: checkpoint.root)
    }

    /// The place of the line feed that is the first empty line.
    private static func firstBlankLine(_ bytes: [UInt8]) -> Int? {
        guard bytes.count <= SignedNote.bytesMax else { return nil }
        return bytes.indices.dropFirst().first { index in
            bytes[index] == UInt8(ascii: "\n") && bytes[index - 1] == UInt8(ascii: "\n")
        }
    }
}

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
        guard let (head, noteBytes) = TLogProof.split(bytes) else { return nil }
        do {
            let note = try SignedNote(parsing: Array(noteBytes))
            self.init(index: head.index, path: head.path, note: note, extra: head.extra)
        } catch {
            return nil
        }
    }

    /// The head of a proof, and the bytes of its note, which are not looked at. A head from which the bytes were written is
    /// not parsed again.
    static func split(_ bytes: [UInt8], written: Head? = nil) -> (head: Head, note: ArraySlice<UInt8>)? {
        if let written, bytes.starts(with: written.bytes) { return (written, bytes[written.bytes.count...]) }
        guard let blankLine = TLogProof.firstBlankLine(bytes), let head = Head(parsing: bytes[...blankLine]) else {
            return nil
        }
        return (head, bytes[(blankLine + 1)...])
    }

    /// The whole proof as text.
    public var encoded: String { Head.encode(index: index, path: path, extra: extra) + note.encoded }

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

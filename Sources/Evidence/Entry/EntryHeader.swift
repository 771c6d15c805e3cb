/// What an entry of a case file says for good: who did what, when, after which entry, with commitments to what may be erased.
///
/// Its canonical bytes are a leaf of the log's Merkle tree, and the hash of that leaf is what the next entry of the stream
/// points back to: one hash serves chain and tree.
/// Source: DESIGN.md section 5.
public struct EntryHeader: Sendable {
    /// The case file the entry belongs to, for instance `trade/01h...`.
    public let stream: String
    /// The stream's place in the heads tree, the same in all its entries; from 0.
    public let streamNumber: Int64
    /// The entry's place in its stream; from 0.
    public let sequence: Int64
    /// The entry hash of the one before; nil only in the first.
    public let previous: Hash?
    /// What happened, for instance `acceptanceConfirmed`.
    public let kind: String
    /// Who did it.
    public let actor: String
    /// The server's clock, in milliseconds since 1970-01-01 UTC; never going back within a stream.
    public let timeMs: Int64
    /// What is public for good; amounts of money are strings of minor units.
    public let facts: JSON.Object
    /// The commitments to the erasable fields, by field name.
    public let sealed: [String: Hash]
    /// The header's one form in bytes, at most `bytesMax`. Source: RFC 8785.
    public let canonicalBytes: [UInt8]

    /// The version of this form.
    public static let formatVersion: Int64 = 1
    /// The longest header, in bytes.
    public static let bytesMax = 65_536
    /// The longest stream, kind, actor or field name, in bytes.
    public static let nameBytesMax = 128
    /// The deepest nesting of the facts, the object of facts itself counted.
    public static let factsDepthMax = 16

    /// Checks every bound and writes the canonical bytes.
    /// - Throws: `invalid` with the first member that is out of bounds, `tooLong`.
    public init(
        stream: String, streamNumber: Int64, sequence: Int64, previous: Hash?, kind: String, actor: String,
        timeMs: Int64, facts: JSON.Object = [:], sealed: [String: Hash] = [:]
    ) throws(Fault) {
        guard EntryHeader.isName(stream) else { throw .invalid(.stream) }
        guard 0...JSON.integerMax ~= streamNumber else { throw .invalid(.streamNumber) }
        guard 0...JSON.integerMax ~= sequence else { throw .invalid(.sequence) }
        guard (previous == nil) == (sequence == 0) else { throw .invalid(.previous) }
        guard EntryHeader.isName(kind) else { throw .invalid(.kind) }
        guard EntryHeader.isName(actor) else { throw .invalid(.actor) }
        guard 0...JSON.integerMax ~= timeMs else { throw .invalid(.timeMs) }
        guard JSON.object(facts).isWritable(depthMax: EntryHeader.factsDepthMax) else { throw .invalid(.facts) }
        guard sealed.keys.allSatisfy(EntryHeader.isName) else { throw .invalid(.sealed) }
        self.stream = stream
        self.streamNumber = streamNumber
        self.sequence = sequence
        self.previous = previous
        self.kind = kind
        self.actor = actor
        self.timeMs = timeMs
        self.facts = facts
        self.sealed = sealed
        self.canonicalBytes = EntryHeader.encode(
            stream: stream, streamNumber: streamNumber, sequence: sequence, previous: previous, kind: kind,
            actor: actor, timeMs: timeMs, facts: facts, sealed: sealed)
        guard canonicalBytes.count <= EntryHeader.bytesMax else { throw .tooLong }
    }

    /// The hash of the entry: of its canonical bytes as a leaf. Source: RFC 9162 section 2.1.1.
    public var entryHash: Hash { Merkle.leafHash(canonicalBytes) }

    /// Whether the text can be a stream, kind, actor or field name: 1 to 128 of `A-Z a-z 0-9 . _ - / : @`, a letter first.
    public static func isName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard 1...nameBytesMax ~= bytes.count, isLetter(bytes[0]) else { return false }
            return bytes.allSatisfy { byte in
                isLetter(byte) || 0x2D...0x3A ~= byte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
}

extension EntryHeader: Hashable {
    /// Equal when the canonical bytes are.
    public static func == (left: EntryHeader, right: EntryHeader) -> Bool {
        left.canonicalBytes == right.canonicalBytes
    }

    /// Takes in the canonical bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(canonicalBytes) }
}

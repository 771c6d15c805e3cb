/// The server's signed word that an entry was accepted: with it a party can show an entry that was dropped later.
///
/// The text is five lines: `chengxu receipt v1`, the stream, the sequence, the entry hash in base64, and the time in
/// milliseconds since 1970. A stream starts with a letter, so no receipt reads as a checkpoint.
public struct SignedReceipt: Sendable, Hashable {
    /// The stream.
    public let stream: String
    /// The entry's place in its stream.
    public let sequence: Int64
    /// The entry's hash.
    public let entryHash: Hash
    /// The entry's time, in milliseconds since 1970.
    public let timeMs: Int64
    /// The text with its signatures.
    public let note: SignedNote

    /// The line every receipt starts with.
    public static let firstLine = "chengxu receipt v1"

    /// What is added to a log's origin to name the key for receipts and bundles, which is another than the checkpoints' key.
    public static let keyNameSuffix = "/record"

    /// Signs the receipt of an entry.
    /// - Throws: what `SignedNote(signing:by:)` throws.
    public init(of header: EntryHeader, entryHash: Hash, by key: SignerKey) throws {
        stream = header.stream
        sequence = header.sequence
        self.entryHash = entryHash
        timeMs = header.timeMs
        note = try SignedNote(
            signing: SignedReceipt.text(header.stream, header.sequence, entryHash, header.timeMs), by: [key])
    }

    /// Takes exactly the bytes of a receipt's note; anything else gives nil. The signature is checked by `note.verify`.
    public init?(parsing bytes: [UInt8]) {
        do {
            note = try SignedNote(parsing: bytes)
        } catch {
            return nil
        }
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 6, let sequence = Int64(lines[2]), let entryHash = Hash(base64: lines[3]),
            let timeMs = Int64(lines[4]), EntryHeader.isName(lines[1]), sequence >= 0, timeMs >= 0
        else { return nil }
        stream = lines[1]
        self.sequence = sequence
        self.entryHash = entryHash
        self.timeMs = timeMs
        guard SignedReceipt.text(stream, sequence, entryHash, timeMs).utf8.elementsEqual(note.text.utf8) else {
            return nil
        }
    }

    /// The receipt as bytes.
    public var bytes: [UInt8] { note.bytes }

    /// Whether the receipt is of this entry.
    public func matches(_ header: EntryHeader) -> Bool {
        header.stream == stream && header.sequence == sequence && header.timeMs == timeMs
            && header.entryHash == entryHash
    }

    private static func text(_ stream: String, _ sequence: Int64, _ entryHash: Hash, _ timeMs: Int64) -> String {
        "\(firstLine)\n\(stream)\n\(sequence)\n\(entryHash.base64)\n\(timeMs)\n"
    }
}

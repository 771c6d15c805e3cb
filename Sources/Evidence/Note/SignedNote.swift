/// A text with one or more signatures under it. Source: C2SP signed-note.
public struct SignedNote: Sendable, Hashable {
    /// What is signed; ends with a line feed.
    public let text: String
    /// The signatures, in the order they stand.
    public let signatures: [NoteSignature]

    /// The longest note that is read, in bytes.
    public static let bytesMax = 1_000_000
    /// The most signatures that are read.
    public static let signaturesMax = 100

    /// Signs the text by each key in turn.
    /// - Throws: `Fault.malformed` if the text is not one a note can have; what the cryptographic library throws.
    public init(signing text: String, by keys: [SignerKey]) throws {
        let message = Array(text.utf8)
        let signatures = try keys.map { key in
            NoteSignature(name: key.name, keyID: key.verifier.keyID, signature: try key.sign(message))
        }
        guard SignedNote.isText(text), 1...SignedNote.signaturesMax ~= signatures.count else { throw Fault.malformed }
        self.text = text
        self.signatures = signatures
        guard encoded.utf8.count <= SignedNote.bytesMax else { throw Fault.malformed }
    }

    /// Takes exactly what `bytes` gives.
    /// - Throws: `malformed`.
    public init(parsing bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= SignedNote.bytesMax, let note = String(validating: bytes, as: UTF8.self),
            let split = SignedNote.lastBlankLine(bytes)
        else { throw .malformed }
        text = String(decoding: bytes[..<split], as: UTF8.self)
        let lines = note.utf8.dropFirst(split + 1).split(separator: UInt8(ascii: "\n"))
        guard SignedNote.isText(text), 1...SignedNote.signaturesMax ~= lines.count else { throw .malformed }
        var signatures: [NoteSignature] = []
        for line in lines {
            guard let signature = NoteSignature(line: String(Substring(line))) else { throw .malformed }
            signatures.append(signature)
        }
        self.signatures = signatures
        guard self.bytes == bytes else { throw .malformed }
    }

    /// Why a note is refused.
    public enum Fault: Error, Hashable {
        /// The text is not a note, or not in its one form.
        case malformed
        /// None of the known keys has signed.
        case noKnownSignature
        /// There is a signature in the name of a known key that is not by it.
        case badSignature(keyName: String)
    }

    /// The whole note as text.
    public var encoded: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// The whole note as bytes.
    public var bytes: [UInt8] { Array(encoded.utf8) }

    /// The known keys that have signed. Signatures of other keys count for nothing.
    /// - Throws: `noKnownSignature`, `badSignature`.
    public func verify(by known: [VerifierKey]) throws(Fault) -> [VerifierKey] {
        let message = Array(text.utf8)
        var signers: [VerifierKey] = []
        for signature in signatures {
            for key in known
            where key.keyID == signature.keyID && key.name.utf8.elementsEqual(signature.name.utf8) {
                guard key.isValid(signature: signature.signature, of: message) else {
                    throw .badSignature(keyName: key.name)
                }
                if !signers.contains(key) { signers.append(key) }
            }
        }
        guard !signers.isEmpty else { throw .noKnownSignature }
        return signers
    }

    private static func isText(_ text: String) -> Bool {
        text.utf8.last == UInt8(ascii: "\n")
            && text.utf8.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
    }

    /// The count of bytes before the last empty line: the length of the text.
    private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
        var index = bytes.count - 1
        while index > 0 {
            if bytes[index] == UInt8(ascii: "\n") && bytes[index - 1] == UInt8(ascii: "\n") { return index }
            index -= 1
        }
        return nil
    }
}

/// One signature line of a note.
public struct NoteSignature: Sendable, Hashable {
    /// The name of the key.
    public let name: String
    /// The key ID.
    public let keyID: UInt32
    /// The signature's bytes; 64 for Ed25519.
    public let signature: [UInt8]

    /// Takes the parts as they are; whether the signature is valid, `SignedNote.verify` tells.
    public init(name: String, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "\u{2014}", VerifierKey.isName(parts[1]),
            let bytes = Base64.decode(parts[2]), bytes.count > 4
        else { return nil }
        name = parts[1]
        keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        signature = Array(bytes.dropFirst(4))
    }

    /// The line with its line feed.
    var line: String {
        var bytes = withUnsafeBytes(of: keyID.bigEndian) { Array($0) }
        bytes.append(contentsOf: signature)
        return "\u{2014} \(name) \(Base64.encode(bytes))\n"
    }
}

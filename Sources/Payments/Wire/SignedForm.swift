/// A canonical form whose last field is a signature over everything before it.
enum SignedForm {
    private static let separator = "&sign="
    /// The separator and 64 bytes in hex.
    private static let tailBytes = 6 + 128

    /// The form's text with the signature at its end. Throws: see `SigningKey.signature`.
    static func sign(_ form: CanonicalForm, with key: SigningKey) throws -> String {
        let text = form.text
        return text + separator + Hex.text(try key.signature(of: Array(text.utf8)))
    }

    /// The form that the holder of `key` signed. The signature is checked over the bytes as they came, before they are read.
    ///
    /// Throws: `tooLong`, `forged`, `notCanonical`.
    static func open(_ bytes: [UInt8], with key: VerifyingKey) throws(WireFault) -> CanonicalForm {
        let (signed, signature) = try parts(bytes)
        guard key.isSignature(signature, of: signed) else { throw .forged }
        return try CanonicalForm(parsing: signed)
    }

    /// The form without a look at the signature: only to find out whose key is needed. Throws: as `open`.
    static func peek(_ bytes: [UInt8]) throws(WireFault) -> CanonicalForm {
        try CanonicalForm(parsing: try parts(bytes).signed)
    }

    private static func parts(_ bytes: [UInt8]) throws(WireFault) -> (signed: [UInt8], signature: [UInt8]) {
        guard bytes.count <= CanonicalForm.bytesMax + tailBytes else { throw .tooLong }
        guard bytes.count > tailBytes else { throw .forged }
        let end = bytes.count - tailBytes
        let tail = bytes[end...]
        guard tail.starts(with: separator.utf8),
            let signature = Hex.bytes(String(decoding: tail.dropFirst(separator.utf8.count), as: UTF8.self))
        else { throw .forged }
        return (Array(bytes[..<end]), signature)
    }
}

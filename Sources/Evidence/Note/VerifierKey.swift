import Crypto

/// The public half of a key that signs notes, with its name. Source: C2SP signed-note, signature type 0x01 (Ed25519).
public struct VerifierKey: Sendable, Hashable {
    /// The key's name, for instance `market.example/log`.
    public let name: String
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first four bytes of a hash over name and key; tells keys apart, proves nothing.
    public let keyID: UInt32

    static let ed25519Type: UInt8 = 0x01

    /// Takes a name that `isName` allows and 32 bytes; anything else gives nil.
    public init?(name: String, publicKey: [UInt8]) {
        guard VerifierKey.isName(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
        keyID = VerifierKey.keyID(name: name, publicKey: publicKey)
    }

    /// Takes exactly what `encoded` gives; anything else gives nil.
    public init?(encoded: String) {
        let parts = encoded.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let key = Base64.decode(parts[2]), key.first == VerifierKey.ed25519Type else {
            return nil
        }
        self.init(name: parts[0], publicKey: Array(key.dropFirst()))
        guard self.encoded.utf8.elementsEqual(encoded.utf8) else { return nil }
    }

    /// The key as text: name, key ID in hexadecimal and key in base64, joined by plus signs.
    public var encoded: String {
        "\(name)+\(hex(keyID))+\(Base64.encode([VerifierKey.ed25519Type] + publicKey))"
    }

    /// Whether the 64 bytes are this key's signature of the message. Source: RFC 8032.
    public func isValid(signature: [UInt8], of message: [UInt8]) -> Bool {
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
            return key.isValidSignature(signature, for: message)
        } catch {
            // The key's length was checked; a library that refuses the bytes all the same has no valid signature by it.
            return false
        }
    }

    /// Whether the text can name a key: not empty, without white space, control characters and plus signs.
    public static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && scalar.value >= 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
            }
    }

    static func keyID(name: String, publicKey: [UInt8]) -> UInt32 {
        let hash = Hash.sha256(Array(name.utf8) + [0x0A, ed25519Type] + publicKey)
        return hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// Eight lower-case hexadecimal digits.
func hex(_ keyID: UInt32) -> String {
    withUnsafeBytes(of: keyID.bigEndian) { Hex.encode($0) }
}

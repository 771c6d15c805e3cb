import Crypto

/// The half of a key pair that signs. Ed25519.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new one.
    package static func generate() -> SigningKey { SigningKey(key: Curve25519.Signing.PrivateKey()) }

    /// The key whose 32 bytes are written as 64 small hex digits; nil if the text is anything else.
    package init?(hex: String) {
        guard let bytes = Hex.bytes(hex), bytes.count == 32 else { return nil }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            return nil
        }
    }

    private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

    /// What `init(hex:)` reads. A secret.
    package var hex: String { Hex.text(key.rawRepresentation) }

    /// The half that may be given away.
    package var verifyingKey: VerifyingKey { VerifyingKey(key: key.publicKey) }

    /// Throws: what the library throws when it has no memory or entropy; never for what is signed.
    func signature(of message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }
}

/// The half of a key pair that checks signatures. Ed25519.
package struct VerifyingKey: Sendable {
    fileprivate let key: Curve25519.Signing.PublicKey

    fileprivate init(key: Curve25519.Signing.PublicKey) { self.key = key }

    /// The key whose 32 bytes are written as 64 small hex digits; nil if the text is anything else.
    package init?(hex: String) {
        guard let bytes = Hex.bytes(hex), bytes.count == 32 else { return nil }
        do {
            key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        } catch {
            return nil
        }
    }

    /// What `init(hex:)` reads.
    package var hex: String { Hex.text(key.rawRepresentation) }

    func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}

/// Bytes as pairs of small hex digits. Capital digits are refused, so that a signature has one spelling.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { characters in
            var place = 0
            for byte in bytes {
                characters[place] = digits[Int(byte >> 4)]
                characters[place + 1] = digits[Int(byte & 15)]
                place += 2
            }
            return place
        }
    }

    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for byte in text.utf8 {
            let value: UInt8
            switch byte {
            case 0x30...0x39: value = byte - 0x30
            case 0x61...0x66: value = byte - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}

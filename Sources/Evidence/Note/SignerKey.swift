import Crypto

/// A key that signs notes, with its name. Source: C2SP signed-note, signature type 0x01 (Ed25519).
public struct SignerKey: Sendable {
    /// The public half.
    public let verifier: VerifierKey
    private let privateKey: Curve25519.Signing.PrivateKey

    /// Takes a name that `VerifierKey.isName` allows and a secret of 32 random bytes; anything else gives nil.
    public init?(name: String, seed: [UInt8]) {
        do {
            privateKey = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            return nil
        }
        guard let verifier = VerifierKey(name: name, publicKey: Array(privateKey.publicKey.rawRepresentation)) else {
            return nil
        }
        self.verifier = verifier
    }

    /// Takes exactly what `encodedSecret` gives; anything else gives nil.
    public init?(encodedSecret: String) {
        let parts = encodedSecret.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let key = Base64.decode(parts[4]), key.first == VerifierKey.ed25519Type else {
            return nil
        }
        self.init(name: parts[2], seed: Array(key.dropFirst()))
        guard self.encodedSecret.utf8.elementsEqual(encodedSecret.utf8) else { return nil }
    }

    /// The key's name.
    public var name: String { verifier.name }

    /// The whole key as text, to be kept secret: `PRIVATE+KEY+name+id+secret`.
    public var encodedSecret: String {
        let secret = Base64.encode([VerifierKey.ed25519Type] + Array(privateKey.rawRepresentation))
        return "PRIVATE+KEY+\(name)+\(hex(verifier.keyID))+\(secret)"
    }

    /// The 64 bytes of the signature of the message. Source: RFC 8032.
    /// - Throws: what the cryptographic library throws, which no message causes.
    public func sign(_ message: [UInt8]) throws -> [UInt8] {
        Array(try privateKey.signature(for: message))
    }
}

import Crypto

/// The public half of a member's key: what checks its signatures.
///
/// Source: RFC 5480 (P-256) and RFC 8410 (Ed25519), each with the one prefix that its SubjectPublicKeyInfo has in DER.
public struct PasskeyKey: Sendable, Hashable {
    /// How the key signs.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// ECDSA on P-256 with SHA-256; signatures in DER.
        case es256 = "ES256"
        /// Ed25519; signatures of 64 bytes.
        case ed25519 = "EdDSA"
    }

    /// How it signs.
    public let algorithm: Algorithm
    /// The point, 65 bytes beginning with 4, or the 32 bytes of an Ed25519 key.
    public let bytes: [UInt8]

    /// Takes a key that the algorithm has; anything else gives nil.
    public init?(_ algorithm: Algorithm, bytes: [UInt8]) {
        self.algorithm = algorithm
        self.bytes = bytes
        do {
            switch algorithm {
            case .es256: _ = try P256.Signing.PublicKey(x963Representation: bytes)
            case .ed25519: _ = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
            }
        } catch {
            return nil
        }
        guard bytes.count == algorithm.keyBytes else { return nil }
    }

    /// Takes exactly what `der` gives; anything else gives nil.
    public init?(der: [UInt8]) {
        let found = Algorithm.allCases.first { der.count == $0.prefix.count + $0.keyBytes && der.starts(with: $0.prefix) }
        guard let found else { return nil }
        self.init(found, bytes: Array(der.dropFirst(found.prefix.count)))
    }

    /// Takes exactly what `pem` gives; anything else gives nil.
    public init?(pem: [UInt8]) {
        let lines = pem.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count > 2, let der = Base64.decode(lines.dropFirst().dropLast().joined()) else { return nil }
        self.init(der: der)
        guard self.pem == pem else { return nil }
    }

    /// The SubjectPublicKeyInfo in DER.
    public var der: [UInt8] { algorithm.prefix + bytes }

    /// The key as a PEM file, as `openssl` reads and writes it.
    public var pem: [UInt8] {
        var text = "-----BEGIN PUBLIC KEY-----\n"
        var rest = Base64.encode(der)[...]
        while !rest.isEmpty {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return Array((text + "-----END PUBLIC KEY-----\n").utf8)
    }

    /// Whether these bytes are this key's signature of the message.
    public func isValid(signature: [UInt8], of message: [UInt8]) -> Bool {
        do {
            switch algorithm {
            case .es256:
                let key = try P256.Signing.PublicKey(x963Representation: bytes)
                return key.isValidSignature(try P256.Signing.ECDSASignature(derRepresentation: signature), for: message)
            case .ed25519:
                return try Curve25519.Signing.PublicKey(rawRepresentation: bytes).isValidSignature(signature, for: message)
            }
        } catch {
            // The key was checked when it was made; a signature that is none in DER is no valid one.
            return false
        }
    }
}

extension PasskeyKey.Algorithm {
    fileprivate var keyBytes: Int {
        switch self {
        case .es256: 65
        case .ed25519: 32
        }
    }

    fileprivate var prefix: [UInt8] {
        switch self {
        case .es256:
            [
                0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
                0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
            ]
        case .ed25519: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        }
    }
}

import Crypto
import Evidence
import Foundation
import Market

/// The key under which secrets of deliveries are kept until, and after, the buyer reveals them: ChaCha20-Poly1305 with a nonce of
/// its own for each, bound to the document that holds the secret.
///
/// Source: RFC 8439.
package struct VaultKey: Sendable {
    private let key: SymmetricKey

    /// A new key.
    package init(chance: Chance) { key = SymmetricKey(data: chance.bytes(32)) }

    /// From 64 hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        guard let hash = Hash(hex: hex) else { return nil }
        key = SymmetricKey(data: hash.bytes)
    }

    /// 64 hexadecimal digits, for the file in which the key is kept.
    package var hex: String { key.withUnsafeBytes { Hash(bytes: Array($0))?.hex ?? "" } }

    /// The bytes of a document under lock.
    func lock(_ bytes: [UInt8], of document: Market.Digest) throws -> [UInt8] {
        Array(try ChaChaPoly.seal(bytes, using: key, authenticating: Array(document.rawValue.utf8)).combined)
    }

    /// The bytes of a document that was locked under this key. Throws: `JournalFault.damaged`.
    func unlock(_ sealed: [UInt8], of document: Market.Digest) throws -> [UInt8] {
        let bytes = Array(
            try ChaChaPoly.open(
                ChaChaPoly.SealedBox(combined: sealed), using: key, authenticating: Array(document.rawValue.utf8)))
        guard Hash.sha256(bytes).hex == document.rawValue else { throw VaultFault.otherDocument }
        return bytes
    }

    /// What only a holder of this key can make of a text: 32 hexadecimal digits. `use` keeps the texts of one use from another's.
    ///
    /// Source: RFC 2104; shortened to 128 bits as its section 5 allows.
    func mac(_ use: String, _ text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(use)\n\(text)".utf8), using: key)
        return Array(code).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// What is kept under lock is not what it should be.
enum VaultFault: Error {
    case otherDocument, missing, malformed
}

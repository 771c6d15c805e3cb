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
}

/// What is kept under lock is not what it should be.
enum VaultFault: Error {
    case otherDocument, missing, malformed
}

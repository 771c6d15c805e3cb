import Evidence
import Market
import Store

/// The bytes in which a delivered secret stands, as canonical JSON. The entry holds their hash; the nonce keeps a short secret from
/// being guessed by it. Once revealed, the document travels in the bundle, where anybody can hash it.
struct SecretDocument {
    /// The document as canonical JSON.
    let bytes: [UInt8]
    /// The SHA-256 of these bytes.
    let digest: Digest

    /// The document of one secret.
    init(_ secret: String, in trade: TradeID, nonce: String) throws {
        let json: JSON = [
            "format": "chengxu secret v1",
            "trade": .string(trade.rawValue),
            "secret": .string(secret),
            "nonce": .string(nonce),
        ]
        bytes = json.canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }

    /// The secret in such bytes. Throws: `VaultFault.malformed`.
    static func secret(in bytes: [UInt8]) throws -> String {
        guard case .object(let object) = try JSON(parsing: bytes), case .string(let secret)? = object["secret"] else {
            throw VaultFault.malformed
        }
        return secret
    }
}

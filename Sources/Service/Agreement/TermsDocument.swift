import Evidence
import Market
import Store

/// The bytes that both parties confirm: one proposal in one trade, as canonical JSON.
///
/// Everything that the contract is about stands in it, so the hash of these bytes is the hash of the contract. The nonce keeps
/// the hash from being guessed once the words have been erased.
package struct TermsDocument: Sendable {
    /// The document as canonical JSON.
    package let bytes: [UInt8]
    /// The SHA-256 of these bytes.
    package let digest: Digest

    /// The document of one proposal.
    package init(
        trade: TradeID, opening: EnquiryOpened, number: Int, terms: Terms, wording: TermsWording
    ) throws {
        let json: JSON = [
            "format": "chengxu terms v1",
            "trade": .string(trade.rawValue),
            "buyer": .string(opening.buyer.rawValue),
            "seller": .string(opening.seller.rawValue),
            "revision": try StoredJSON.json(opening.revision),
            "number": .integer(Int64(number)),
            "terms": try StoredJSON.json(terms),
            "clauses": .array(wording.clauses.map { .string($0) }),
            "nonce": .string(wording.nonce),
        ]
        bytes = json.canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }
}

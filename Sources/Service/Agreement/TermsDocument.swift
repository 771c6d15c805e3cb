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
    ///
    /// What came to the format later is left out where it is empty, so that the hash of an older document stays.
    ///
    /// - Parameters:
    ///   - revision: the revision that it is about; nil for the one in `opening`.
    ///   - amends: the hash of the agreement that it is to take the place of; nil where it is no amendment.
    package init(
        trade: TradeID, opening: EnquiryOpened, number: Int, terms: Terms, wording: TermsWording,
        revision: RevisionReference? = nil, amends: Digest? = nil
    ) throws {
        var members: [(String, JSON)] = [
            ("format", "chengxu terms v1"),
            ("trade", .string(trade.rawValue)),
            ("buyer", .string(opening.buyer.rawValue)),
            ("seller", .string(opening.seller.rawValue)),
            ("revision", try StoredJSON.json(revision ?? opening.revision)),
            ("number", .integer(Int64(number))),
            ("terms", try StoredJSON.json(terms)),
            ("clauses", .array(wording.clauses.map { .string($0) })),
            ("nonce", .string(wording.nonce)),
        ]
        if !wording.contents.isEmpty { members.append(("contents", .array(wording.contents.map { .string($0) }))) }
        if !wording.criteria.isEmpty { members.append(("criteria", .array(wording.criteria.map { .string($0) }))) }
        if !wording.receivingSystem.isEmpty { members.append(("receivingSystem", .string(wording.receivingSystem))) }
        if !wording.milestones.isEmpty { members.append(("milestones", try StoredJSON.json(wording.milestones))) }
        if let amends { members.append(("amends", .string(amends.rawValue))) }
        guard let object = JSON.Object(members.map { JSON.Object.Member(name: $0.0, value: $0.1) }) else {
            throw JournalFault.damaged("a document of terms names a member twice")
        }
        bytes = JSON.object(object).canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }

    /// The document of a proposal as it was put forward in that trade; nil where its words were erased.
    package init?(of proposed: TermsProposed, in reading: TradeReading) throws {
        guard let wording = proposed.wording.value else { return nil }
        try self.init(
            trade: reading.id, opening: reading.opening, number: proposed.number, terms: proposed.terms,
            wording: wording, revision: proposed.revision ?? reading.trade.openedRevision, amends: proposed.amends)
    }
}

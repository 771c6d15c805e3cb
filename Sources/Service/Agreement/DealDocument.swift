import Evidence
import Market
import Store

/// The bytes that a seller confirms when drawing up a deal: the offer as canonical JSON. Who takes it is not known yet.
struct DealDocument: Sendable {
    /// The offer as canonical JSON.
    let bytes: [UInt8]
    /// The SHA-256 of these bytes.
    let digest: Digest

    init(
        deal: DealID, seller: MemberID, revision: RevisionReference, terms: Terms, wording: DealWording
    ) throws {
        var members: [(String, JSON)] = [
            ("format", "chengxu deal v1"),
            ("deal", .string(deal.rawValue)),
            ("seller", .string(seller.rawValue)),
            ("revision", try StoredJSON.json(revision)),
            ("terms", try StoredJSON.json(terms)),
            ("title", .string(wording.title)),
            ("note", .string(wording.note)),
            ("clauses", .array(wording.terms.clauses.map { .string($0) })),
            ("contents", .array(wording.terms.contents.map { .string($0) })),
            ("criteria", .array(wording.terms.criteria.map { .string($0) })),
            ("receivingSystem", .string(wording.terms.receivingSystem)),
            ("nonce", .string(wording.terms.nonce)),
        ]
        let milestones = wording.terms.milestones
        if !milestones.isEmpty { members.append(("milestones", try StoredJSON.json(milestones))) }
        guard let object = JSON.Object(members.map { JSON.Object.Member(name: $0.0, value: $0.1) }) else {
            throw JournalFault.damaged("a document of a deal names a member twice")
        }
        let json = JSON.object(object)
        bytes = json.canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }

    /// The offer that an entry drew up, which a trade came from; nil where its words were erased. Throws: `DecodingError`.
    init?(of entry: Entry, _ opening: EnquiryOpened) throws {
        guard let deal = opening.deal, case .dealDrawnUp(let facts) = try entry.event(as: DealEvent.self),
            let wording = facts.wording.value
        else { return nil }
        try self.init(
            deal: deal.deal, seller: facts.seller, revision: facts.revision, terms: facts.terms, wording: wording)
    }
}

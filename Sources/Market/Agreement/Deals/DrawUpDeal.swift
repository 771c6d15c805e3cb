/// A seller draws up terms for one deal that began elsewhere, and confirms them with it: an offer to whoever holds its link.
///
/// Source: 民法典 472, 481: an offer is definite and binds once it is accepted within the time it names.
package struct DrawUpDeal: Command {
    package typealias State = Deal
    package typealias Refused = DrawUpDealRefusal

    /// The revision that is sold.
    package let revision: RevisionReference
    /// Whose listing it is.
    package let seller: MemberID
    /// The terms of that revision.
    package let standardTerms: Terms
    /// Whether the listing has been withdrawn.
    package let isListingWithdrawn: Bool
    /// The typed clauses, each within its bounds.
    package let terms: Terms
    /// What is free text.
    package let wording: DealWording
    /// The hash of the offer made of all that.
    package let document: Digest
    /// How long the link works, in hours: 1 to 720.
    package let validHours: Int

    package init(
        revision: RevisionReference, seller: MemberID, standardTerms: Terms, isListingWithdrawn: Bool, terms: Terms,
        wording: DealWording, document: Digest, validHours: Int
    ) {
        self.revision = revision
        self.seller = seller
        self.standardTerms = standardTerms
        self.isListingWithdrawn = isListingWithdrawn
        self.terms = terms
        self.wording = wording
        self.document = document
        self.validHours = validHours
    }

    /// The bounds of what is free text, and of the time.
    ///
    /// Source: RULES.md, clocks: a proposal is open one hour to 30 days, 72 hours by default.
    package enum Bounds {
        /// The longest name of a deal, in characters.
        package static let titleCharactersMax = 80
        /// The longest note to the buyer, in characters.
        package static let noteCharactersMax = 1_000
        /// How long a link works, in hours.
        package static let validHours = 1...720
        /// How long it works where the seller says nothing, in hours.
        package static let validHoursStandard = 72
    }

    package func decide(by actor: Actor, at time: Timestamp, in deal: Deal) throws(DrawUpDealRefusal) -> [DealEvent] {
        guard deal.offer == nil else { return [] }
        guard actor == .member(seller) else { throw .notTheSeller }
        guard !isListingWithdrawn else { throw .listingWithdrawn }
        guard !wording.title.allSatisfy(\.isWhitespace),
            wording.title.unicodeScalars.count <= Bounds.titleCharactersMax
        else { throw .titleMalformed }
        guard wording.note.unicodeScalars.count <= Bounds.noteCharactersMax else { throw .noteTooLong }
        guard Bounds.validHours.contains(validHours) else { throw .validityOutOfRange }
        let outOfRange = terms.outOfRange
        guard outOfRange.isEmpty else { throw .outOfRange(outOfRange) }
        guard terms.milestones.count == wording.terms.milestones.count else { throw .listTooLong(.milestoneContents) }
        switch wording.terms.outOfBounds.first {
        case .clauses?: throw .clausesTooLong
        case let part?: throw .listTooLong(part)
        case nil: break
        }
        guard !terms.deliveryMethod.needsReceivingSystem || !wording.terms.receivingSystem.isEmpty else {
            throw .receivingSystemMissing
        }
        return [
            .dealDrawnUp(
                DealDrawnUp(
                    seller: seller, revision: revision, standardTerms: standardTerms, terms: terms, document: document,
                    method: .dealOffer, openUntil: time.adding(.hours(validHours)), wording: Sealed(wording)))
        ]
    }
}

/// Why a deal is not drawn up.
package enum DrawUpDealRefusal: Refusal {
    case notTheSeller
    case listingWithdrawn
    case titleMalformed
    case noteTooLong
    case validityOutOfRange
    case outOfRange([Terms.Clause])
    case clausesTooLong
    case listTooLong(TermsWording.Part)
    case receivingSystemMissing

    package var code: String {
        switch self {
        case .notTheSeller: "notTheSeller"
        case .listingWithdrawn: "listingWithdrawn"
        case .titleMalformed: "dealTitleMalformed"
        case .noteTooLong: "dealNoteTooLong"
        case .validityOutOfRange: "dealValidityOutOfRange"
        case .outOfRange: "clauseOutOfRange"
        case .clausesTooLong: "clausesTooLong"
        case .listTooLong: "listTooLong"
        case .receivingSystemMissing: "receivingSystemMissing"
        }
    }

    package var details: [String] {
        switch self {
        case .titleMalformed: [String(DrawUpDeal.Bounds.titleCharactersMax)]
        case .noteTooLong: [String(DrawUpDeal.Bounds.noteCharactersMax)]
        case .outOfRange(let clauses): clauses.map(\.rawValue)
        case .listTooLong(let part): [part.rawValue]
        case .notTheSeller, .listingWithdrawn, .validityOutOfRange, .clausesTooLong, .receivingSystemMissing: []
        }
    }
}

/// The offer stands, for whoever holds the link.
package struct DealDrawnUp: Equatable, Sendable, Codable {
    /// Who sells.
    package let seller: MemberID
    /// What is sold.
    package let revision: RevisionReference
    /// The terms of that revision, which the offer is compared with.
    package let standardTerms: Terms
    /// The typed clauses.
    package let terms: Terms
    /// The hash of the offer that the seller confirmed.
    package let document: Digest
    /// How the seller confirmed it.
    package let method: TermsConfirmed.Method
    /// From when on it can no longer be taken.
    package let openUntil: Timestamp
    /// What is free text.
    package let wording: Sealed<DealWording>
}

/// The part of a deal that is free text.
package struct DealWording: Equatable, Sendable, Codable {
    /// What the deal is called.
    package let title: String
    /// What the seller says to the buyer; may be empty.
    package let note: String
    /// The clauses in words.
    package let terms: TermsWording

    package init(title: String, note: String, terms: TermsWording) {
        self.title = title
        self.note = note
        self.terms = terms
    }
}

/// A buyer asks about a listing, and with that a trade begins. It stays pinned to the revision that the buyer saw.
package struct OpenEnquiry: TradeCommand {
    package static let step = TradeStep.openEnquiry
    package typealias Refused = OpenEnquiryRefusal

    /// What the buyer saw.
    package let revision: RevisionReference
    /// Whose listing it is.
    package let seller: MemberID
    /// The terms of that revision.
    package let standardTerms: Terms
    /// The operator's rules of the day.
    package let policy: Policy
    /// Who asks.
    package let buyer: MemberID
    /// Whether the listing has been withdrawn.
    package let isWithdrawn: Bool
    /// What the seller gate does.
    package let gate: SellerGate.Standing

    package init(
        revision: RevisionReference, seller: MemberID, standardTerms: Terms, policy: Policy, buyer: MemberID,
        isWithdrawn: Bool, gate: SellerGate.Standing = .open
    ) {
        self.gate = gate
        self.revision = revision
        self.seller = seller
        self.standardTerms = standardTerms
        self.policy = policy
        self.buyer = buyer
        self.isWithdrawn = isWithdrawn
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .member(buyer) }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(OpenEnquiryRefusal) -> [TradeEvent] {
        guard buyer != seller else { throw .ownListing }
        guard !isWithdrawn else { throw .listingWithdrawn }
        guard gate != .restricted else { throw .sellerRestricted }
        return [
            .enquiryOpened(
                EnquiryOpened(
                    buyer: buyer, seller: seller, revision: revision, standardTerms: standardTerms, policy: policy))
        ]
    }
}

/// A listing's revision by its place and by the hash of its entry, so that nobody can put another in its stead.
package struct RevisionReference: Hashable, Sendable, Codable {
    /// Which listing.
    package let listing: ListingID
    /// The revision, from 1 within the listing.
    package let number: Int
    /// The hash of the entry that published it.
    package let entry: Digest
    /// How many defects it discloses, 0 to 50.
    package let defectCount: Int

    package init(listing: ListingID, number: Int, entry: Digest, defectCount: Int) {
        self.listing = listing
        self.number = number
        self.entry = entry
        self.defectCount = defectCount
    }
}

/// Why no enquiry is opened.
package enum OpenEnquiryRefusal: TradeRefusal {
    case step(StepRefusal)
    case ownListing
    case listingWithdrawn
    /// Too many of the seller's trades are disputed, so the seller takes no new enquiries.
    case sellerRestricted

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .ownListing: "ownListing"
        case .listingWithdrawn: "listingWithdrawn"
        case .sellerRestricted: "sellerRestricted"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .ownListing, .listingWithdrawn, .sellerRestricted: []
        }
    }
}

/// The trade exists.
package struct EnquiryOpened: TradeFacts {
    /// Who asks.
    package let buyer: MemberID
    /// Who is asked.
    package let seller: MemberID
    /// What the buyer saw.
    package let revision: RevisionReference
    /// The seller's standing offer.
    package let standardTerms: Terms
    /// The operator's rules that the trade keeps.
    package let policy: Policy
    /// The deal whose link the buyer opened; nil where the buyer asked about the listing.
    package var deal: DealReference?

    static let kind = "enquiryOpened"
    var stageAfter: TradePhase? { .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.opening = self
        trade.openedRevision = revision
        trade.openedAt = time
        trade.phase = .enquiry
    }
}

/// The buyer takes a newer revision of the listing as what the trade is about, before anything is agreed.
///
/// A trade stays pinned to what the buyer saw; nobody but the buyer moves it. Terms on the table were about the old revision, so
/// they are off it afterwards.
///
/// Source: 民法典 473, 476: a changed listing is another invitation; what was offered stands as it was.
package struct PinRevision: TradeCommand {
    package static let step = TradeStep.pinRevision
    package typealias Refused = PinRevisionRefusal

    /// The newer revision, as it was published.
    package let revision: RevisionReference
    /// The standing offer of that revision.
    package let standardTerms: Terms
    /// Whether the listing is no longer offered.
    package let isWithdrawn: Bool

    package init(revision: RevisionReference, standardTerms: Terms, isWithdrawn: Bool) {
        self.revision = revision
        self.standardTerms = standardTerms
        self.isWithdrawn = isWithdrawn
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(PinRevisionRefusal) -> [TradeEvent] {
        guard let pinned = trade.opening?.revision, revision.listing == pinned.listing else { throw .otherListing }
        guard revision.number > pinned.number else { throw .notNewer(pinned: pinned.number) }
        guard !isWithdrawn else { throw .listingWithdrawn }
        return [.revisionPinned(RevisionPinned(revision: revision, standardTerms: standardTerms))]
    }
}

/// Why the trade stays with the revision that it has.
package enum PinRevisionRefusal: TradeRefusal {
    case step(StepRefusal)
    /// It is a revision of another listing.
    case otherListing
    /// The trade has that revision or a newer one.
    case notNewer(pinned: Int)
    /// The seller no longer offers it.
    case listingWithdrawn

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .otherListing: "otherListing"
        case .notNewer: "revisionNotNewer"
        case .listingWithdrawn: "listingWithdrawn"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .otherListing, .listingWithdrawn: []
        case .notNewer(let pinned): [String(pinned)]
        }
    }
}

/// From now on the trade is about that revision.
package struct RevisionPinned: TradeFacts {
    /// The revision.
    package let revision: RevisionReference
    /// The seller's standing offer with it.
    package let standardTerms: Terms

    static let kind = "revisionPinned"

    func apply(to trade: inout Trade, at time: Timestamp) {
        guard let opened = trade.opening else { return }
        // What was on the table was about the old revision.
        trade.closeProposal(.superseded)
        trade.opening = EnquiryOpened(
            buyer: opened.buyer, seller: opened.seller, revision: revision, standardTerms: standardTerms,
            policy: opened.policy, deal: opened.deal)
        trade.pinned = revision
        trade.phase = .enquiry
    }
}

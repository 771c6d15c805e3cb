/// A buyer takes a deal that began elsewhere, and with that a trade begins: the seller's offer is on the table, confirmed by
/// the seller.
///
/// Source: 民法典 472: what the seller drew up is an offer; what is left is the buyer's acceptance, or a counter-offer.
package struct OpenDeal: TradeCommand {
    package static let step = TradeStep.openDeal
    package typealias Refused = OpenEnquiryRefusal

    /// Which deal, by its entry.
    package let deal: DealReference
    /// What the seller drew up.
    package let offer: DealDrawnUp
    /// The operator's rules of the day.
    package let policy: Policy
    /// Who takes it.
    package let buyer: MemberID
    /// The clauses in words.
    package let wording: TermsWording
    /// The hash of the document that the parties confirm.
    package let document: Digest
    /// What the seller gate does.
    package let gate: SellerGate.Standing

    package init(
        deal: DealReference, offer: DealDrawnUp, policy: Policy, buyer: MemberID, wording: TermsWording, document: Digest,
        gate: SellerGate.Standing = .open
    ) {
        self.gate = gate
        self.deal = deal
        self.offer = offer
        self.policy = policy
        self.buyer = buyer
        self.wording = wording
        self.document = document
    }

    /// What the trade is opened with.
    package var opening: EnquiryOpened {
        EnquiryOpened(
            buyer: buyer, seller: offer.seller, revision: offer.revision, standardTerms: offer.standardTerms,
            policy: policy, deal: deal)
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .member(buyer) }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(OpenEnquiryRefusal) -> [TradeEvent] {
        guard buyer != offer.seller else { throw .ownListing }
        guard gate != .restricted else { throw .sellerRestricted }
        return [
            .enquiryOpened(opening),
            .termsProposed(
                TermsProposed(
                    number: 1, by: .seller, basis: .negotiated, terms: offer.terms, document: document,
                    openUntil: time.adding(.hours(policy.proposalHours)),
                    wording: Sealed(wording), criteriaCount: wording.criteria.isEmpty ? nil : wording.criteria.count)),
            .termsConfirmed(
                TermsConfirmed(by: .seller, number: 1, document: document, method: .dealOffer, ticks: [])),
        ] + OffPlatformGuard.warning(to: .seller, about: .terms, wording.clauses + wording.contents + wording.criteria)
    }
}

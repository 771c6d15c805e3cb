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
    /// The supplementary clauses.
    package let supplementary: [String]
    /// The hash of the document that the parties confirm.
    package let document: Digest
    /// The 32 hexadecimal digits in the document that keep its hash from being guessed.
    package let nonce: String

    package init(
        deal: DealReference, offer: DealDrawnUp, policy: Policy, buyer: MemberID, supplementary: [String],
        document: Digest, nonce: String
    ) {
        self.deal = deal
        self.offer = offer
        self.policy = policy
        self.buyer = buyer
        self.supplementary = supplementary
        self.document = document
        self.nonce = nonce
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
        return [
            .enquiryOpened(opening),
            .termsProposed(
                TermsProposed(
                    number: 1, by: .seller, basis: .negotiated, terms: offer.terms, document: document,
                    openUntil: time.adding(.hours(policy.proposalHours)),
                    wording: Sealed(TermsWording(clauses: supplementary, nonce: nonce)))),
            .termsConfirmed(
                TermsConfirmed(by: .seller, number: 1, document: document, method: .dealOffer, ticks: [])),
        ] + OffPlatformGuard.warning(to: .seller, about: .terms, supplementary)
    }
}

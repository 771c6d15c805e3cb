/// The buyer takes the seller's published terms as they stand. The seller confirmed them by publishing; the buyer confirms next.
///
/// Source: 民法典 476: an offer can be taken back until it is accepted, here by withdrawing the listing.
package struct TakeStandardTerms: TradeCommand {
    package static let step = TradeStep.takeStandardTerms
    package typealias Refused = TakeStandardTermsRefusal

    /// The supplementary clauses of the pinned revision.
    package let supplementary: [String]
    /// The hash of the document made of the standard terms and those clauses.
    package let document: Digest
    /// The 32 hexadecimal digits in the document that keep its hash from being guessed.
    package let nonce: String
    /// The newest proposal that the buyer has seen; 0 for none. The document counts on from it.
    package let answering: Int
    /// Whether the listing has been withdrawn, and its standing offer with it.
    package let isWithdrawn: Bool

    package init(supplementary: [String], document: Digest, nonce: String, answering: Int, isWithdrawn: Bool) {
        self.supplementary = supplementary
        self.document = document
        self.nonce = nonce
        self.answering = answering
        self.isWithdrawn = isWithdrawn
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(TakeStandardTermsRefusal) -> [TradeEvent] {
        guard let opening = trade.opening else { throw .step(.noSuchTrade) }
        guard answering == trade.proposals.count else { throw .crossed(newest: trade.proposals.count) }
        guard !isWithdrawn else { throw .listingWithdrawn }
        let number = answering + 1
        return [
            .termsProposed(
                TermsProposed(
                    number: number, by: .seller, basis: .standing, terms: opening.standardTerms, document: document,
                    openUntil: time.adding(.hours(opening.policy.proposalHours)),
                    wording: Sealed(TermsWording(clauses: supplementary, nonce: nonce)))),
            .termsConfirmed(
                TermsConfirmed(by: .seller, number: number, document: document, method: .standingOffer, ticks: [])),
        ]
    }
}

/// Why the standard terms are not taken.
package enum TakeStandardTermsRefusal: TradeRefusal {
    case step(StepRefusal)
    /// A proposal came in between; the buyer has not seen it.
    case crossed(newest: Int)
    /// The seller no longer offers it.
    case listingWithdrawn

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .crossed: "proposalCrossed"
        case .listingWithdrawn: "listingWithdrawn"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .crossed(let newest): [String(newest)]
        case .listingWithdrawn: []
        }
    }
}

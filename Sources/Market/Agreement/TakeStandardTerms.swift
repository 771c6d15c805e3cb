/// The buyer takes the seller's published terms as they stand. The seller confirmed them by publishing; the buyer confirms next.
package struct TakeStandardTerms: TradeCommand {
    package static let step = TradeStep.takeStandardTerms
    package typealias Refused = StepRefusal

    /// The supplementary clauses of the pinned revision.
    package let supplementary: [String]
    /// The hash of the document made of the standard terms and those clauses.
    package let document: Digest
    /// The 32 hexadecimal digits in the document that keep its hash from being guessed.
    package let nonce: String

    package init(supplementary: [String], document: Digest, nonce: String) {
        self.supplementary = supplementary
        self.document = document
        self.nonce = nonce
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StepRefusal) -> [TradeEvent] {
        guard let opening = trade.opening else { throw .noSuchTrade }
        let number = trade.proposals.count + 1
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

/// Either party puts terms forward, or counters the other's. Whoever proposes confirms their own bytes with it.
///
/// Source: 民法典 488: an answer that changes the substance is a new offer.
package struct ProposeTerms: TradeCommand {
    package static let step = TradeStep.proposeTerms
    package typealias Refused = ProposeTermsRefusal

    /// The typed clauses, each within its bounds.
    package let terms: Terms
    /// Clauses in words: at most 50, of at most 500 characters each.
    package let supplementary: [String]
    /// The hash of the document made of all that.
    package let document: Digest
    /// The 32 hexadecimal digits in the document that keep its hash from being guessed.
    package let nonce: String
    /// The newest proposal that the proposer has seen; 0 for none.
    package let answering: Int
    /// What the proposer ticked; asked of a buyer only.
    package let ticks: Set<Tick>
    /// How the proposer shows that it is itself.
    package let signing: Signing

    package init(
        terms: Terms, supplementary: [String], document: Digest, nonce: String, answering: Int, ticks: Set<Tick>,
        signing: Signing
    ) {
        self.terms = terms
        self.supplementary = supplementary
        self.document = document
        self.nonce = nonce
        self.answering = answering
        self.ticks = ticks
        self.signing = signing
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ProposeTermsRefusal) -> [TradeEvent] {
        guard let side = role.side, let opening = trade.opening else { throw .step(.notYourStep(Self.step)) }
        guard answering == trade.proposals.count else { throw .crossed(newest: trade.proposals.count) }
        let outOfRange = terms.outOfRange
        guard outOfRange.isEmpty else { throw .outOfRange(outOfRange) }
        guard supplementary.count <= PublishRevision.itemsMax,
            supplementary.allSatisfy({ $0.unicodeScalars.count <= PublishRevision.itemCharactersMax })
        else { throw .clausesTooLong }
        let required = trade.requiredTicks(of: side)
        let missing = required.filter { !ticks.contains($0) }
        guard missing.isEmpty else { throw .ticksMissing(missing) }
        guard signing.isEnough(for: terms.price, under: opening.policy) else {
            throw .passkeyNeeded(aboveMinor: opening.policy.passwordPriceMinorMax)
        }
        return [
            .termsProposed(
                TermsProposed(
                    number: answering + 1, by: side, basis: .negotiated, terms: terms, document: document,
                    openUntil: time.adding(.hours(opening.policy.proposalHours)),
                    wording: Sealed(TermsWording(clauses: supplementary, nonce: nonce)))),
            .termsConfirmed(
                TermsConfirmed(
                    by: side, number: answering + 1, document: document, method: signing.method,
                    ticks: required.map(\.name).sorted(), passkey: signing.signature)),
        ]
    }
}

/// Why terms are not proposed.
package enum ProposeTermsRefusal: TradeRefusal {
    case step(StepRefusal)
    /// Another proposal came in between; the proposer has not seen it.
    case crossed(newest: Int)
    case outOfRange([Terms.Clause])
    case clausesTooLong
    case ticksMissing([Tick])
    /// The price is above what a password confirms, in minor units.
    case passkeyNeeded(aboveMinor: Int64)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .crossed: "proposalCrossed"
        case .outOfRange: "clauseOutOfRange"
        case .clausesTooLong: "clausesTooLong"
        case .ticksMissing: "ticksMissing"
        case .passkeyNeeded: "passkeyNeeded"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .crossed(let newest): [String(newest)]
        case .outOfRange(let clauses): clauses.map(\.rawValue)
        case .clausesTooLong: []
        case .ticksMissing(let ticks): ticks.map(\.name)
        case .passkeyNeeded(let aboveMinor): [String(aboveMinor)]
        }
    }
}

/// A version of the terms is on the table.
package struct TermsProposed: Equatable, Sendable, Codable {
    /// From 1 within the trade.
    package let number: Int
    /// Who put it forward.
    package let by: Side
    /// Whether it is the standing offer or was written for this trade.
    package let basis: Proposal.Basis
    /// The typed clauses.
    package let terms: Terms
    /// The hash of the document that the parties confirm.
    package let document: Digest
    /// From when on it can no longer be confirmed.
    package let openUntil: Timestamp
    /// The clauses in words.
    package let wording: Sealed<TermsWording>
}

/// The part of a proposal that is free text.
package struct TermsWording: Equatable, Sendable, Codable {
    /// The supplementary clauses, in their order.
    package let clauses: [String]
    /// 32 hexadecimal digits of chance.
    package let nonce: String

    package init(clauses: [String], nonce: String) {
        self.clauses = clauses
        self.nonce = nonce
    }
}

/// The buyer takes the seller's published terms as they stand. The seller confirmed them by publishing; the buyer confirms next.
///
/// Source: 民法典 476: an offer can be taken back until it is accepted, here by withdrawing the listing.
package struct TakeStandardTerms: TradeCommand {
    package static let step = TradeStep.takeStandardTerms
    package typealias Refused = TakeStandardTermsRefusal

    /// The clauses in words of the pinned revision, with the receiving system that the buyer designates and the chance in the
    /// document that keeps its hash from being guessed.
    package let wording: TermsWording
    /// The hash of the document made of the standard terms and those clauses.
    package let document: Digest
    /// The newest proposal that the buyer has seen; 0 for none. The document counts on from it.
    package let answering: Int
    /// Whether the listing has been withdrawn, and its standing offer with it.
    package let isWithdrawn: Bool
    /// What the document was made for, beside the number; nil where that is not known.
    package let ground: TermsGround?
    /// The longest that a gateway of this market holds money, in days; nil where that is not known.
    package let holdDaysMax: Int?

    package init(
        wording: TermsWording, document: Digest, answering: Int, isWithdrawn: Bool, ground: TermsGround? = nil,
        holdDaysMax: Int? = nil
    ) {
        self.wording = wording
        self.document = document
        self.answering = answering
        self.isWithdrawn = isWithdrawn
        self.ground = ground
        self.holdDaysMax = holdDaysMax
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(TakeStandardTermsRefusal) -> [TradeEvent] {
        guard let opening = trade.opening else { throw .step(.noSuchTrade) }
        guard answering == trade.proposals.count, ground.map({ $0 == trade.ground }) ?? true else {
            throw .crossed(newest: trade.proposals.count)
        }
        guard !isWithdrawn else { throw .listingWithdrawn }
        let needsAddress = opening.standardTerms.deliveryMethod.needsReceivingSystem
        guard !needsAddress || !wording.receivingSystem.isEmpty, wording.outOfBounds.isEmpty else {
            throw .receivingSystemMissing
        }
        let days = opening.standardTerms.longestHoldDaysOfAll(under: opening.policy)
        if let holdDaysMax, days > holdDaysMax { throw .outlastsHold(days: days, holdDays: holdDaysMax) }
        let number = answering + 1
        return [
            .termsProposed(
                TermsProposed(
                    number: number, by: .seller, basis: .standing, terms: opening.standardTerms, document: document,
                    openUntil: time.adding(.hours(opening.policy.proposalHours)),
                    wording: Sealed(wording), criteriaCount: wording.criteria.isEmpty ? nil : wording.criteria.count,
                    revision: trade.pinned)),
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
    /// What is sent by mail or handed over in a repository needs an address, of at most 200 characters.
    case receivingSystemMissing
    /// Every gateway holds money for fewer days than these terms can need.
    case outlastsHold(days: Int, holdDays: Int)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .crossed: "proposalCrossed"
        case .listingWithdrawn: "listingWithdrawn"
        case .receivingSystemMissing: "receivingSystemMissing"
        case .outlastsHold: "agreementOutlastsHold"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .crossed(let newest): [String(newest)]
        case .listingWithdrawn, .receivingSystemMissing: []
        case .outlastsHold(let days, let holdDays): [String(days), String(holdDays)]
        }
    }
}

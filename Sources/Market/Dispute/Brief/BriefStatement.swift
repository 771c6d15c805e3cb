/// What a party demanded, refused or answered, in its own words. That it was said is proven; that it is so is not.
package struct BriefStatement: Equatable, Sendable {
    /// Who said it.
    package let by: Side
    /// What kind of statement it is.
    package let what: What
    /// What is claimed; empty but for the opening of a dispute.
    package let claims: [DisputeClaim]
    /// How the claims are taken; nil but for the answer to a dispute.
    package let stance: DisputeAnswer.Stance?
    /// The party's own words; nil where there are none any more.
    package let text: String?
    /// When it was said.
    package let at: Timestamp
    /// The entry that holds it.
    package let entry: Int64

    /// What kind of statement it is, in the order in which a trade has them.
    package enum What: String, CaseIterable, Sendable {
        case termsDeclined, deliveryTimeAsked, changeRequested, criterionRefused, otherCommitFound, refundProposed, refundDeclined,
            refundGiven, cancelled, disputeOpened, disputeAnswered, settlementOffered, settlementDeclined, evidenceAdded,
            mediationAnswered, rulingAppealed, disputeWithdrawn
    }

    /// The statement of an entry; nil where it holds none.
    init?(_ entry: RecordedEvent) {
        func statement(_ by: Side, _ what: What, _ words: Sealed<String>?) -> (Side, What, String?) {
            (by, what, words?.value.flatMap { $0.isEmpty ? nil : $0 })
        }
        let said: (by: Side, what: What, text: String?)? =
            switch entry.event {
            case .termsDeclined(let facts): statement(facts.by, .termsDeclined, facts.reason)
            case .deliveryTimeAsked(let facts): statement(.seller, .deliveryTimeAsked, facts.reason)
            case .changeRequested(let facts): statement(.buyer, .changeRequested, facts.reason)
            case .criterionRefused(let facts): statement(.buyer, .criterionRefused, facts.reason)
            case .accessConfirmed(let facts): facts.isTheSame ? nil : statement(.buyer, .otherCommitFound, nil)
            case .refundProposed(let facts): statement(facts.by, .refundProposed, facts.reason)
            case .refundDeclined(let facts): statement(facts.by, .refundDeclined, facts.reason)
            case .refundGiven(let facts): statement(.seller, .refundGiven, facts.reason)
            case .tradeCancelled(let facts): statement(facts.by, .cancelled, facts.reason)
            case .disputeOpened(let facts): statement(facts.by, .disputeOpened, facts.statement)
            case .disputeAnswered(let facts): statement(facts.by, .disputeAnswered, facts.text)
            case .settlementOffered(let facts): statement(facts.by, .settlementOffered, facts.note)
            case .settlementDeclined(let facts): statement(facts.by, .settlementDeclined, facts.reason)
            case .evidenceAdded(let facts): statement(facts.by, .evidenceAdded, facts.note)
            case .mediationAnswered(let facts): statement(facts.by, .mediationAnswered, facts.note)
            case .rulingAppealed(let facts): statement(facts.by, .rulingAppealed, facts.reason)
            case .disputeWithdrawn(let facts): statement(facts.by, .disputeWithdrawn, facts.reason)
            default: nil
            }
        guard let said else { return nil }
        if case .disputeOpened(let facts) = entry.event { claims = facts.claims } else { claims = [] }
        if case .disputeAnswered(let facts) = entry.event { stance = facts.stance } else { stance = nil }
        (by, what, text) = said
        at = entry.at
        self.entry = entry.sequence
    }
}

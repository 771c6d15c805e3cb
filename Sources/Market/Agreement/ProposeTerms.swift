/// Either party puts terms forward, counters the other's, or proposes to amend what both have agreed. Whoever proposes confirms
/// their own bytes with it.
///
/// Source: 民法典 488: an answer that changes the substance is a new offer; 543, 544: an amendment, which says what it changes.
package struct ProposeTerms: TradeCommand {
    package static let step = TradeStep.proposeTerms
    package typealias Refused = ProposeTermsRefusal

    /// The typed clauses, each within its bounds.
    package let terms: Terms
    /// The clauses in words, each within its bounds, with the chance in the document that keeps its hash from being guessed.
    package let wording: TermsWording
    /// The hash of the document made of all that.
    package let document: Digest
    /// The newest proposal that the proposer has seen; 0 for none.
    package let answering: Int
    /// What the proposer ticked; asked of a buyer only.
    package let ticks: Set<Tick>
    /// How the proposer shows that it is itself.
    package let signing: Signing
    /// What the document was made for, beside the number; nil where that is not known.
    package let ground: TermsGround?
    /// The words of the agreement in force, to see how far an amendment goes; nil where there is none, or they were erased.
    package let standing: TermsWording?
    /// The longest that a gateway of this market holds money, in days; nil where that is not known.
    package let holdDaysMax: Int?

    package init(
        terms: Terms, wording: TermsWording, document: Digest, answering: Int, ticks: Set<Tick>, signing: Signing,
        ground: TermsGround? = nil, standing: TermsWording? = nil, holdDaysMax: Int? = nil
    ) {
        self.terms = terms
        self.wording = wording
        self.document = document
        self.answering = answering
        self.ticks = ticks
        self.ground = ground
        self.standing = standing
        self.signing = signing
        self.holdDaysMax = holdDaysMax
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ProposeTermsRefusal) -> [TradeEvent] {
        guard let side = role.side, let opening = trade.opening else { throw .step(.notYourStep(Self.step)) }
        guard answering == trade.proposals.count, ground.map({ $0 == trade.ground }) ?? true else {
            throw .crossed(newest: trade.proposals.count)
        }
        try checkBounds()
        let days = terms.longestHoldDaysOfAll(under: opening.policy)
        if let holdDaysMax, days > holdDaysMax { throw .outlastsHold(days: days, holdDays: holdDaysMax) }
        let scale = try scale(in: trade)
        let required = trade.requiredTicks(of: side, for: terms, scale)
        let missing = required.filter { !ticks.contains($0) }
        guard missing.isEmpty else { throw .ticksMissing(missing) }
        guard signing.isEnough(for: terms, under: opening.policy) else {
            throw .passkeyNeeded(aboveMinor: terms.passwordPriceMinorMax(under: opening.policy))
        }
        let number = answering + 1
        let proposed = TradeEvent.termsProposed(
            TermsProposed(
                number: number, by: side, basis: scale == nil ? .negotiated : .amendment, terms: terms,
                document: document, openUntil: time.adding(.hours(opening.policy.proposalHours)),
                wording: Sealed(wording), criteriaCount: wording.criteria.isEmpty ? nil : wording.criteria.count,
                revision: trade.pinned, amends: trade.agreement?.document, scale: scale))
        return [proposed]
            + TradeEvent.ticked(required, by: side, number: number, document: document) + [
                .termsConfirmed(
                    TermsConfirmed(
                        by: side, number: number, document: document, method: signing.method,
                        ticks: required.map(\.name).sorted(), passkey: signing.signature))
            ] + OffPlatformGuard.warning(to: side, about: .terms, wording.clauses + wording.contents + wording.criteria)
    }

    private func checkBounds() throws(ProposeTermsRefusal) {
        let outOfRange = terms.outOfRange
        guard outOfRange.isEmpty else { throw .outOfRange(outOfRange) }
        switch wording.outOfBounds.first {
        case .clauses?: throw .clausesTooLong
        case let part?: throw .listTooLong(part)
        case nil: break
        }
        guard terms.milestones.count == wording.milestones.count else { throw .listTooLong(.milestoneContents) }
        guard !terms.deliveryMethod.needsReceivingSystem || !wording.receivingSystem.isEmpty else {
            throw .receivingSystemMissing
        }
    }

    /// What was paid stays as it was agreed: without milestones that is the price, else each milestone that was paid.
    private func keepsPaid(_ agreed: Terms, in trade: Trade) throws(ProposeTermsRefusal) {
        guard trade.paidParts > 0 else { return }
        guard !agreed.milestones.isEmpty else {
            guard terms.price == agreed.price, terms.milestones.isEmpty else { throw .priceIsHeld }
            return
        }
        for place in 0..<trade.paidParts {
            guard terms.milestones.count > place, terms.milestones[place] == agreed.milestones[place],
                standing.map({ $0.milestones.dropFirst(place).first == wording.milestones.dropFirst(place).first }) ?? true
            else { throw .milestonePaid(place + 1) }
        }
    }

    /// How far it goes beyond the agreement in force; nil where there is none.
    private func scale(in trade: Trade) throws(ProposeTermsRefusal) -> AmendmentScale? {
        guard let agreed = trade.agreement else { return nil }
        let scale = AmendmentScale(
            from: TermsVersion(terms: agreed.terms, wording: standing), to: TermsVersion(terms: terms, wording: wording))
        guard let scale else { throw .nothingAmended }
        // The hold is what was agreed before; another price would not match it.
        try keepsPaid(agreed.terms, in: trade)
        return scale
    }
}

/// Why terms are not proposed.
package enum ProposeTermsRefusal: TradeRefusal {
    case step(StepRefusal)
    /// Another proposal came in between; the proposer has not seen it.
    case crossed(newest: Int)
    case outOfRange([Terms.Clause])
    case clausesTooLong
    /// A list has too many items, or an item is empty or too long.
    case listTooLong(TermsWording.Part)
    /// What is sent by mail or handed over in a repository needs an address.
    case receivingSystemMissing
    case ticksMissing([Tick])
    /// The amendment changes nothing. Source: 民法典 544.
    case nothingAmended
    /// The price cannot be changed any more: the buyer has paid it.
    case priceIsHeld
    /// That milestone was paid; what it is and costs stays.
    case milestonePaid(Int)
    /// The price is above what a password confirms, in minor units.
    case passkeyNeeded(aboveMinor: Int64)
    /// Every gateway holds money for fewer days than these terms can need.
    case outlastsHold(days: Int, holdDays: Int)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .crossed: "proposalCrossed"
        case .outOfRange: "clauseOutOfRange"
        case .clausesTooLong: "clausesTooLong"
        case .listTooLong: "listTooLong"
        case .receivingSystemMissing: "receivingSystemMissing"
        case .ticksMissing: "ticksMissing"
        case .nothingAmended: "nothingAmended"
        case .priceIsHeld: "priceIsHeld"
        case .milestonePaid: "milestonePaid"
        case .passkeyNeeded: "passkeyNeeded"
        case .outlastsHold: "agreementOutlastsHold"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .crossed(let newest): [String(newest)]
        case .outOfRange(let clauses): clauses.map(\.rawValue)
        case .clausesTooLong, .receivingSystemMissing, .nothingAmended, .priceIsHeld: []
        case .milestonePaid(let number): [String(number)]
        case .listTooLong(let part): [part.rawValue]
        case .ticksMissing(let ticks): ticks.map(\.name)
        case .passkeyNeeded(let aboveMinor): [String(aboveMinor)]
        case .outlastsHold(let days, let holdDays): [String(days), String(holdDays)]
        }
    }
}

/// A version of the terms is on the table.
package struct TermsProposed: TradeFacts {
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
    /// How many points the delivery is measured by; nil for none.
    package var criteriaCount: Int? = nil
    /// The revision that it is about, where it is not the one that the trade was opened with.
    package var revision: RevisionReference? = nil
    /// The hash of the agreement that it is to take the place of; nil where nothing had been agreed.
    package var amends: Digest? = nil
    /// How far it goes beyond that agreement.
    package var scale: AmendmentScale? = nil

    static let kind = "termsProposed"
    var stageAfter: TradePhase? { .negotiating }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeProposal(.superseded)
        trade.proposals.append(
            Proposal(
                number: number, by: by, basis: basis, terms: terms, document: document, at: time,
                criteriaCount: criteriaCount ?? 0, scale: scale, paidParts: trade.paidParts))
        trade.confirmations = [:]
        if basis != .amendment { trade.phase = .negotiating }
        trade.start(.proposal, at: openUntil)
    }
}

/// What a document of terms was made for, beside its number: if any of it changes, the document is about something else.
package struct TermsGround: Hashable, Sendable {
    /// The revision that is traded.
    package let revision: RevisionReference
    /// The hash of the agreement in force; nil where there is none.
    package let amends: Digest?

    package init(revision: RevisionReference, amends: Digest?) {
        self.revision = revision
        self.amends = amends
    }
}

extension Trade {
    /// What a document of terms would be made for now; nil before the trade is opened.
    package var ground: TermsGround? {
        opening.map { TermsGround(revision: $0.revision, amends: agreement?.document) }
    }
}

/// A party confirms the newest proposal by the hash of its bytes. When both have, there is an agreement, or the one that there was is
/// amended. Each point that must be ticked is an entry of its own, before the confirmation.
///
/// Source: 民法典 483, 488: the contract stands once the offer is accepted, and accepted as it is.
package struct ConfirmTerms: TradeCommand {
    package static let step = TradeStep.confirmTerms
    package typealias Refused = ConfirmTermsRefusal

    /// The proposal that the party has before it.
    package let number: Int
    /// The hash of the bytes that the party has read.
    package let document: Digest
    /// What the confirming party ticked; asked of a buyer only.
    package let ticks: Set<Tick>
    /// How the party shows that it is itself.
    package let signing: Signing

    package init(number: Int, document: Digest, ticks: Set<Tick>, signing: Signing) {
        self.number = number
        self.document = document
        self.ticks = ticks
        self.signing = signing
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ConfirmTermsRefusal) -> [TradeEvent] {
        guard let side = role.side, let opening = trade.opening else { throw .step(.notYourStep(Self.step)) }
        guard let proposal = trade.openProposal else { throw .step(.notInPhase(Self.step, trade.phase)) }
        guard number == proposal.number else { throw .superseded(newest: proposal.number) }
        guard document == proposal.document else { throw .otherDocument }
        guard !trade.confirmedBy.contains(side) else { throw .ownProposal }
        guard let openUntil = trade.deadline(.proposal), time < openUntil else { throw .tooLate }
        if let agreed = trade.agreement {
            if trade.isSplit {
                guard proposal.paidParts == trade.paidParts else { throw .milestonePaid(trade.paidParts) }
            } else if trade.hold != nil, proposal.terms.price != agreed.terms.price || !proposal.terms.milestones.isEmpty {
                throw .priceIsHeld
            }
        }
        let required = trade.requiredTicks(of: side, for: proposal.terms, proposal.scale)
        let missing = required.filter { !ticks.contains($0) }
        guard missing.isEmpty else { throw .ticksMissing(missing) }
        guard signing.isEnough(for: proposal.terms, under: opening.policy) else {
            throw .passkeyNeeded(aboveMinor: proposal.terms.passwordPriceMinorMax(under: opening.policy))
        }
        let confirmed = TradeEvent.termsConfirmed(
            TermsConfirmed(
                by: side, number: number, document: document, method: signing.method,
                ticks: required.map(\.name).sorted(), passkey: signing.signature))
        let given = TradeEvent.ticked(required, by: side, number: number, document: document) + [confirmed]
        guard trade.confirmedBy.contains(side.other) else { return given }
        if let agreed = trade.agreement { return given + [trade.amended(by: proposal, replacing: agreed, at: time)] }
        let span: Span =
            switch proposal.basis {
            case .standing: .minutes(opening.policy.paymentDirectMinutes)
            case .negotiated, .amendment: .hours(opening.policy.paymentNegotiatedHours)
            }
        return given + [
            .agreementReached(AgreementReached(number: number, document: document, payUntil: time.adding(span)))
        ]
    }
}

/// Why a proposal is not confirmed.
package enum ConfirmTermsRefusal: TradeRefusal {
    case step(StepRefusal)
    case superseded(newest: Int)
    /// The hash is not that of the proposal.
    case otherDocument
    /// This party has confirmed it already; it is the other's turn.
    case ownProposal
    /// The proposal's time has run out, whether or not its lapse has been entered yet.
    case tooLate
    case ticksMissing([Tick])
    /// The amendment changes a price that has been paid in the meantime.
    case priceIsHeld
    /// A milestone was paid in the meantime; what is left has to be proposed anew.
    case milestonePaid(Int)
    /// The price is above what a password confirms, in minor units.
    case passkeyNeeded(aboveMinor: Int64)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .superseded: "proposalSuperseded"
        case .otherDocument: "otherDocument"
        case .ownProposal: "ownProposal"
        case .tooLate: "proposalTooLate"
        case .ticksMissing: "ticksMissing"
        case .priceIsHeld: "priceIsHeld"
        case .milestonePaid: "milestonePaid"
        case .passkeyNeeded: "passkeyNeeded"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .superseded(let newest): [String(newest)]
        case .otherDocument, .ownProposal, .tooLate, .priceIsHeld: []
        case .milestonePaid(let number): [String(number)]
        case .ticksMissing(let ticks): ticks.map(\.name)
        case .passkeyNeeded(let aboveMinor): [String(aboveMinor)]
        }
    }
}

/// One party has confirmed one document.
package struct TermsConfirmed: SignedFacts {
    /// Who confirmed.
    package let by: Side
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// The hash of the bytes that were confirmed.
    package let document: Digest
    /// How strong a proof of the confirmation there is.
    package let method: Method
    /// The names of what was ticked, sorted.
    package let ticks: [String]
    /// The signature; nil where no key has signed.
    package let passkey: PasskeySignature?

    package init(
        by side: Side, number: Int, document: Digest, method: Method, ticks: [String], passkey: PasskeySignature? = nil
    ) {
        by = side
        self.number = number
        self.document = document
        self.method = method
        self.ticks = ticks
        self.passkey = passkey
    }

    /// How it was confirmed.
    package enum Method: String, Sendable, Codable {
        /// By publishing the revision whose standard terms these are.
        case standingOffer
        /// By a click in a session that was signed in. Only entries from before there were signatures have it.
        case click
        /// By drawing up the deal whose offer these terms are.
        case dealOffer
        /// By entering the password again, which is weaker than a key.
        case password
        /// By a key that only the party holds.
        case passkey
    }

    static let kind = "termsConfirmed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.confirmedBy.insert(by)
    }
}

/// Both have confirmed the same document: the contract stands.
package struct AgreementReached: TradeFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// The hash of the contract's bytes.
    package let document: Digest
    /// When the agreement lapses, if it has not been paid by then.
    package let payUntil: Timestamp

    static let kind = "agreementReached"
    var stageAfter: TradePhase? { .agreed }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeProposal(.agreed)
        trade.agreement = trade.proposals.last
        trade.wasAgreed = true
        trade.phase = .agreed
        trade.parts = []
        if let terms = trade.agreement?.terms { trade.split(by: terms) }
        trade.start(.payment, at: payUntil)
    }
}

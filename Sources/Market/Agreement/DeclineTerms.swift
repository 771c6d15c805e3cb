/// A party declines the open proposal, or takes back its own.
///
/// Source: 民法典 478: an offer ends when it is declined.
package struct DeclineTerms: TradeCommand {
    package static let step = TradeStep.declineTerms
    package typealias Refused = DeclineTermsRefusal

    /// The proposal that the party has before it.
    package let number: Int
    /// Why, in words; at most 500 characters. It is empty only where nothing of the other side's is declined.
    package let reason: String

    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeclineTermsRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard let proposal = trade.openProposal else { throw .step(.notInPhase(Self.step, trade.phase)) }
        guard number == proposal.number else { throw .superseded(newest: proposal.number) }
        if proposal.needsReason(of: side), reason.allSatisfy(\.isWhitespace) { throw .reasonMissing }
        guard reason.unicodeScalars.count <= PublishRevision.itemCharactersMax else { throw .reasonTooLong }
        return [.termsDeclined(TermsDeclined(by: side, number: number, reason: Sealed(reason)))]
            + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// Why a proposal is not declined.
package enum DeclineTermsRefusal: TradeRefusal {
    case step(StepRefusal)
    case superseded(newest: Int)
    case reasonTooLong
    /// What the other side has put forward is declined without a reason.
    case reasonMissing

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .superseded: "proposalSuperseded"
        case .reasonTooLong: "reasonTooLong"
        case .reasonMissing: "declineReasonMissing"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .superseded(let newest): [String(newest)]
        case .reasonTooLong: [String(PublishRevision.itemCharactersMax)]
        case .reasonMissing: []
        }
    }
}

extension Proposal {
    /// Whether that side says why when it declines: where the other has written it for this trade. Whoever takes back an offer of its
    /// own, or does not buy at the standing one after all, need not.
    package func needsReason(of side: Side) -> Bool { by != side && basis != .standing }
}

/// The proposal is off the table.
package struct TermsDeclined: TradeFacts {
    /// Who declined, or took back.
    package let by: Side
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// Why, in words.
    package let reason: Sealed<String>

    static let kind = "termsDeclined"
    var stageAfter: TradePhase? { .enquiry }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeProposal(.declined)
        if trade.phase == .negotiating { trade.phase = .enquiry }
    }
}

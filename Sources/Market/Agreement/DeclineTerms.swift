/// A party declines the open proposal, or takes back its own.
///
/// Source: 民法典 478: an offer ends when it is declined.
package struct DeclineTerms: TradeCommand {
    package static let step = TradeStep.declineTerms
    package typealias Refused = DeclineTermsRefusal

    /// The proposal that the party has before it.
    package let number: Int
    /// Why, in words; at most 500 characters, and may be empty.
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

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .superseded: "proposalSuperseded"
        case .reasonTooLong: "reasonTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .superseded(let newest): [String(newest)]
        case .reasonTooLong: [String(PublishRevision.itemCharactersMax)]
        }
    }
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

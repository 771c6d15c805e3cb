/// A party declines the open proposal, or takes back its own.
package struct DeclineTerms: TradeCommand {
    package static let step = TradeStep.declineTerms
    package typealias Refused = DeclineTermsRefusal

    package let number: Int
    package let reason: String

    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeclineTermsRefusal) -> [TradeEvent] {
        guard let side = role.side, let proposal = trade.openProposal else { throw .step(.notYourStep(Self.step)) }
        guard number == proposal.number else { throw .superseded(newest: proposal.number) }
        guard reason.unicodeScalars.count <= PublishRevision.itemCharactersMax else { throw .reasonTooLong }
        return [.termsDeclined(TermsDeclined(by: side, number: number, reason: Sealed(reason)))]
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
package struct TermsDeclined: Equatable, Sendable, Codable {
    package let by: Side
    package let number: Int
    package let reason: Sealed<String>
}

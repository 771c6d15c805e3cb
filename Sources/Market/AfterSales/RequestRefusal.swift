/// Why nothing is done about an after-sales request.
package enum RequestRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The trade has no request of that number.
    case noSuchRequest
    /// The request does not stand where that can be done.
    case notInRequestPhase(AfterSalesPhase)
    /// No such remedy is on the table.
    case noSuchProposal
    /// It is one's own; the other side accepts it.
    case ownProposal
    /// One's own proposal is on the table; it can be taken back first.
    case proposalOpen
    /// So many were put forward already.
    case tooManyProposals(max: Int)
    /// Its time has run out, whether or not that has been entered yet.
    case tooLate
    /// More than is there, or nothing; at most so much goes back, in minor units.
    case amountOutOfRange(maxMinor: Int64)
    /// Not within the bounds of hours or months.
    case remedyOutOfRange(min: Int, max: Int)
    /// A division of the hold is on the table, reckoned with what is held now.
    case talkOpen
    /// Where the money comes from has changed in the meantime.
    case moneyMoved
    /// Too short or too long.
    case wordsLength(max: Int)
    /// The statement is not the one that the trade amounts to.
    case otherStatement
    /// The price is above what a password confirms, in minor units.
    case passkeyNeeded(aboveMinor: Int64)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noSuchRequest: "noSuchRequest"
        case .notInRequestPhase: "notInRequestPhase"
        case .noSuchProposal: "noSuchRemedy"
        case .ownProposal: "ownRemedy"
        case .proposalOpen: "remedyOpen"
        case .tooManyProposals: "tooManyRemedies"
        case .tooLate: "requestTooLate"
        case .amountOutOfRange: "returnAmountOutOfRange"
        case .remedyOutOfRange: "remedyOutOfRange"
        case .talkOpen: "refundTalkOpen"
        case .moneyMoved: "moneyMoved"
        case .wordsLength: "reasonLength"
        case .otherStatement: "otherStatement"
        case .passkeyNeeded: "passkeyNeeded"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notInRequestPhase(let phase): [phase.rawValue]
        case .tooManyProposals(let max): [String(max)]
        case .amountOutOfRange(let maxMinor): [String(maxMinor)]
        case .remedyOutOfRange(let min, let max): [String(min), String(max)]
        case .wordsLength(let max): [String(max)]
        case .passkeyNeeded(let aboveMinor): [String(aboveMinor)]
        case .noSuchRequest, .noSuchProposal, .ownProposal, .proposalOpen, .tooLate, .talkOpen, .moneyMoved, .otherStatement: []
        }
    }
}

extension Trade {
    /// The request of that number, if it is open and in one of those phases. Throws: `noSuchRequest`, `notInRequestPhase`.
    func demand(_ number: Int, in phases: Set<AfterSalesPhase>) throws(RequestRefusal) -> AfterSalesRequest {
        guard let request = request(number) else { throw .noSuchRequest }
        guard phases.contains(request.phase) else { throw .notInRequestPhase(request.phase) }
        return request
    }
}

extension Set<AfterSalesPhase> {
    /// All but the end.
    static let open = Set(AfterSalesPhase.allCases).subtracting([.closed])
}

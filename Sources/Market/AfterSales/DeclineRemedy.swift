/// A remedy that is on the table is turned down by the other party, or taken back by the one who put it there. Nothing moves; the
/// request stays open.
///
/// Source: RULES.md, after-sales.
package struct DeclineRemedy: TradeCommand {
    package static let step = TradeStep.declineRemedy
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// Which proposal, from 1 within the request.
    package let proposal: Int
    /// Why; at most 500 characters, may be empty.
    package let reason: String

    package init(number: Int, proposal: Int, reason: String = "") {
        self.number = number
        self.proposal = proposal
        self.reason = reason
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        let request = try trade.demand(number, in: .open)
        guard let open = request.openProposal, open.number == proposal else { throw .noSuchProposal }
        guard time < open.openUntil else { throw .tooLate }
        guard reason.unicodeScalars.count <= AnswerRequest.reasonCharactersMax else {
            throw .wordsLength(max: AnswerRequest.reasonCharactersMax)
        }
        return [
            .remedyDeclined(
                RemedyDeclined(
                    request: number, proposal: proposal, by: side, isWithdrawn: side == open.by, reason: Sealed(reason),
                    acceptUntil: request.resumedUndecided(at: time)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [reason])
    }
}

/// A remedy is off the table.
package struct RemedyDeclined: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// The proposal, from 1 within the request.
    package let proposal: Int
    /// Who took it off.
    package let by: Side
    /// Whether that was the one who had put it there.
    package let isWithdrawn: Bool
    /// Why; may be empty.
    package let reason: Sealed<String>
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package var acceptUntil: Timestamp? = nil

    static let kind = "remedyDeclined"

    var words: Sealed<String>? { reason }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.change(request: request) { $0.endProposal(as: isWithdrawn ? .withdrawn : .declined) }
        trade.resume(request: request, until: acceptUntil)
    }

    func noticed(in trade: Trade) -> [Side] { [by.other] }
}

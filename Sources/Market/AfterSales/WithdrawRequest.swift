/// The buyer takes a request back: it is settled, or was a mistake. Nothing moves, and the time to examine goes on.
///
/// Source: RULES.md, clocks: what stopped the acceptance clock ends, and it resumes with what was left.
package struct WithdrawRequest: TradeCommand {
    package static let step = TradeStep.withdrawRequest
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// Why; at most 500 characters, may be empty.
    package let reason: String

    package init(number: Int, reason: String = "") {
        self.number = number
        self.reason = reason
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        let request = try trade.demand(number, in: .open)
        guard reason.unicodeScalars.count <= AnswerRequest.reasonCharactersMax else {
            throw .wordsLength(max: AnswerRequest.reasonCharactersMax)
        }
        return [
            .requestWithdrawn(
                RequestWithdrawn(request: number, reason: Sealed(reason), acceptUntil: request.resumed(at: time)))
        ] + OffPlatformGuard.warning(to: .buyer, about: .reason, [reason])
    }
}

/// The buyer has taken a request back.
package struct RequestWithdrawn: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// Why; may be empty.
    package let reason: Sealed<String>
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package var acceptUntil: Timestamp? = nil

    static let kind = "requestWithdrawn"

    var words: Sealed<String>? { reason }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.close(request: request, as: .withdrawn, acceptUntil: acceptUntil, at: time)
    }

    func noticed(in trade: Trade) -> [Side] { [.seller] }
}

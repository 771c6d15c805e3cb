/// The seller has mended or replaced it as agreed. Whoever finds otherwise asks again, or opens a dispute.
///
/// Source: RULES.md, after-sales: what a seller promised is kept or shown as broken.
package struct FulfilRemedy: TradeCommand {
    package static let step = TradeStep.fulfilRemedy
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// What was done; 1 to 2,000 characters.
    package let report: String

    package init(number: Int, report: String) {
        self.number = number
        self.report = report
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    /// The longest report, in characters.
    package static let reportCharactersMax = 2_000

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        let request = try trade.demand(number, in: [.remedyAgreed, .overdue])
        guard report.isReason(charactersMax: Self.reportCharactersMax) else {
            throw .wordsLength(max: Self.reportCharactersMax)
        }
        let round = request.owedSince.flatMap { since in trade.rounds.last { $0.at >= since } }?.number
        return [
            .remedyFulfilled(
                RemedyFulfilled(
                    request: number, isLate: request.phase == .overdue, round: round, report: Sealed(report),
                    acceptUntil: request.resumed(at: time)))
        ] + OffPlatformGuard.warning(to: .seller, about: .reason, [report])
    }
}

/// The seller has done what was agreed.
package struct RemedyFulfilled: RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// Whether the agreed time had passed.
    package let isLate: Bool
    /// The delivery that it came with, from 1; nil where there was none.
    package let round: Int?
    /// What was done.
    package let report: Sealed<String>
    /// Until when silence counts as acceptance now; nil where that clock does not go on.
    package let acceptUntil: Timestamp?

    static let kind = "remedyFulfilled"

    var words: Sealed<String>? { report }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.close(request: request, as: .remedied, acceptUntil: acceptUntil, at: time)
    }

    func noticed(in trade: Trade) -> [Side] { [.buyer] }
}

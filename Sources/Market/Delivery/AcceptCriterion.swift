/// The buyer calls one agreed criterion met.
///
/// Source: 民法典 620, 621: the buyer examines within the agreed period, here point by point.
package struct AcceptCriterion: TradeCommand {
    package static let step = TradeStep.acceptCriterion
    package typealias Refused = CriterionRefusal

    /// Which one, from 1 in the order of the agreement.
    package let number: Int

    /// The part that is judged; nil for the first one that was delivered.
    package let part: Int?

    package init(number: Int, part: Int? = nil) {
        self.number = number
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(CriterionRefusal) -> [TradeEvent] {
        let round = try trade.judged(number, of: part(in: trade) ?? 1)
        guard round.verdicts[number] != true else { return [] }
        return [
            .criterionAccepted(CriterionAccepted(round: round.number, number: number, acceptUntil: resumed(round, time, trade)))
        ]
    }

    /// When acceptance by silence runs out again, if this was the last objection.
    private func resumed(_ round: DeliveryRound, _ time: Timestamp, _ trade: Trade) -> Timestamp? {
        guard let change = trade.part(round.part)?.openChange, change.reason == .criterion,
            !round.verdicts.contains(where: { !$0.value && $0.key != number })
        else { return nil }
        return change.resumed(at: time)
    }
}

/// Why a criterion is not judged.
package enum CriterionRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The newest delivery has only so many criteria.
    case unknownCriterion(Int)
    /// The reason is empty or longer than 500 characters.
    case reasonLength
    /// Silence has become acceptance, whether or not that has been entered yet.
    case tooLate
    /// A talk about a refund stops the time to examine; it has to end first.
    case refundTalkOpen
    /// An after-sales request stops the time to examine; it has to end first.
    case requestOpen

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownCriterion: "unknownCriterion"
        case .reasonLength: "reasonLength"
        case .tooLate: "acceptanceTooLate"
        case .refundTalkOpen: "refundTalkOpen"
        case .requestOpen: "afterSalesOpen"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownCriterion(let count): [String(count)]
        case .reasonLength: [String(RequestChange.reasonCharactersMax)]
        case .tooLate, .refundTalkOpen, .requestOpen: []
        }
    }
}

extension Trade {
    /// The delivery whose criterion of that number is judged.
    func judged(_ number: Int, of part: Int) throws(CriterionRefusal) -> DeliveryRound {
        let newest = round(of: part)
        guard let round = newest, round.method == .service, (1...max(1, round.criteria)).contains(number), round.criteria > 0 else {
            throw .unknownCriterion(newest?.criteria ?? 0)
        }
        return round
    }
}

/// One criterion is met, in the buyer's word.
package struct CriterionAccepted: TradeFacts {
    /// The delivery that is judged, from 1.
    package let round: Int
    /// The criterion, from 1.
    package let number: Int
    /// Until when silence counts as acceptance again; nil where that time was not stopped by a criterion, or still is.
    package let acceptUntil: Timestamp?

    static let kind = "criterionAccepted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeRound(round) { $0.verdicts[number] = true }
        if let acceptUntil { trade.resumeExamining(of: trade.part(ofRound: round), until: acceptUntil) }
    }
}

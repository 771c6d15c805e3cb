/// The buyer confirms that what was delivered is as agreed. With that the money is the seller's.
///
/// Source: DESIGN.md, protection 4: the seller is paid when the buyer confirms.
package struct ConfirmAcceptance: TradeCommand {
    package static let step = TradeStep.confirmAcceptance
    package typealias Refused = ConfirmAcceptanceRefusal

    package init() {}

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ConfirmAcceptanceRefusal) -> [TradeEvent] {
        guard let round = trade.round, round.isReceiptSigned else { throw .receiptNotSigned }
        guard round.openCriteria == 0 else { throw .criteriaOpen(round.openCriteria) }
        return [.acceptanceConfirmed(AcceptanceConfirmed())] + trade.release()
    }
}

/// Why the delivery is not accepted.
package enum ConfirmAcceptanceRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The buyer has not said that everything arrived.
    case receiptNotSigned
    /// So many of the agreed criteria have not been called met.
    case criteriaOpen(Int)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .receiptNotSigned: "receiptNotSigned"
        case .criteriaOpen: "criteriaOpen"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .receiptNotSigned: []
        case .criteriaOpen(let count): [String(count)]
        }
    }
}

/// The buyer's word that the delivery is as agreed.
package struct AcceptanceConfirmed: TradeFacts {
    package init() {}

    static let kind = "acceptanceConfirmed"
    var stageAfter: TradePhase? { .completed }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.complete(at: time)
    }
}

extension Trade {
    /// What was delivered counts as accepted, by word or by silence.
    mutating func complete(at time: Timestamp) {
        phase = .completed
        completedAt = time
        openChange = nil
        stop(.delivery)
        stop(.acceptance)
        stop(.change)
        start(.ratings, at: time.adding(.days(opening?.policy.ratingRevealDays ?? 0)))
    }
}

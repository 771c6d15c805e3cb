/// The buyer confirms that what was delivered is as agreed. With that the money is the seller's.
///
/// Source: DESIGN.md, protection 4: the seller is paid when the buyer confirms.
package struct ConfirmAcceptance: TradeCommand {
    package static let step = TradeStep.confirmAcceptance
    package typealias Refused = ConfirmAcceptanceRefusal

    /// The part that is accepted; nil for the first one that was delivered.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ConfirmAcceptanceRefusal) -> [TradeEvent] {
        let part = part(in: trade) ?? 1
        guard let round = trade.round(of: part), round.isReceiptSigned else { throw .receiptNotSigned }
        guard round.openCriteria == 0 else { throw .criteriaOpen(round.openCriteria) }
        return trade.withdrawalByAcceptance() + [.acceptanceConfirmed(AcceptanceConfirmed(part: part.written))]
            + trade.release(part)
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
package struct AcceptanceConfirmed: PartFacts {
    /// The part that is accepted; nil for the first.
    package let part: Int?

    package init(part: Int? = nil) { self.part = part }

    static let kind = "acceptanceConfirmed"
    var stageAfter: TradePhase? { .completed }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.end(part: part ?? 1, as: .completed, at: time)
    }
}

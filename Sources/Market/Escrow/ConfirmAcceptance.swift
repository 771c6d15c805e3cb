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
        guard trade.isReceiptSigned else { throw .receiptNotSigned }
        return [.acceptanceConfirmed(AcceptanceConfirmed())] + trade.release()
    }
}

/// Why the delivery is not accepted.
package enum ConfirmAcceptanceRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The buyer has not said that everything arrived.
    case receiptNotSigned

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .receiptNotSigned: "receiptNotSigned"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .receiptNotSigned: []
        }
    }
}

/// The buyer's word that the delivery is as agreed.
package struct AcceptanceConfirmed: Equatable, Sendable, Codable {
    package init() {}
}

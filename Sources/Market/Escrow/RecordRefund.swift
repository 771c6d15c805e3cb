import Ledger

/// The gateway has paid a refund out.
///
/// Source: RULES.md, gateways: notifications come duplicated, late and out of order.
package struct RecordRefund: TradeCommand {
    package static let step = TradeStep.recordRefund
    package typealias Refused = RecordRefundRefusal

    /// The number under which the refund was ordered.
    package let refund: String

    package init(refund: String) { self.refund = refund }

    /// Only the gateway that was told to pay it can have paid it.
    package func isGiven(by actor: Actor, in trade: Trade) -> Bool {
        guard let ordered = trade.openRefunds.first(where: { $0.refund == refund }) else { return true }
        return actor == .gateway(ordered.gateway)
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordRefundRefusal) -> [TradeEvent] {
        if trade.madeRefunds.contains(refund) { return [] }
        guard let ordered = trade.openRefunds.first(where: { $0.refund == refund }) else { throw .unknownRefund }
        return [.refundMade(RefundMade(refund: refund, gateway: ordered.gateway, amount: ordered.amount))]
    }
}

extension Trade {
    /// The number of the next refund: the payment's name and a count within the trade, which every gateway takes.
    func nextRefund(of payment: PaymentID) -> String {
        "\(payment)-r\(openRefunds.count + madeRefunds.count + 1)"
    }
}

/// Why a refund is not recorded.
package enum RecordRefundRefusal: TradeRefusal {
    case step(StepRefusal)
    /// This trade ordered no such refund.
    case unknownRefund

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownRefund: "unknownRefund"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownRefund: []
        }
    }
}

/// Money is to go back to the buyer. The call to the gateway follows from this entry.
package struct RefundOrdered: PartFacts {
    /// Our number of the refund, the same in every attempt.
    package let refund: String
    /// The attempt that the money came with.
    package let payment: PaymentID
    /// The gateway that has it.
    package let gateway: String
    /// The gateway's own number of the money.
    package let transaction: String
    /// How much goes back.
    package let amount: Money
    /// Why it goes back.
    package let reason: Reason
    /// The part whose hold it is; nil for the first, and for money that belongs to no part.
    package var part: Int? = nil

    /// Why it goes back.
    package enum Reason: String, Sendable, Codable {
        /// The seller delivered nothing in twice the promised time.
        case notDelivered
        /// The money came too late, or a second time.
        case unexpectedPayment
        /// The seller gives it back after the release.
        case givenBack
        /// A party stepped back before the delivery.
        case cancelled
        /// Both have agreed on it.
        case agreed
        /// The seller gave it back on its own word.
        case given
        /// Nothing was delivered, and the gateway could hold the money no longer.
        case holdExpired
        /// A dispute was settled.
        case settled
        /// A mediator has ruled.
        case ruled
        /// A part of it was fetched by the buyer's bank; this is what was left of it.
        case restOfRefund
        /// The software went back, or the parties settled an after-sales request with money.
        case afterSales
    }

    static let kind = "refundOrdered"

    var stageAfter: TradePhase? {
        switch reason {
        case .notDelivered, .cancelled, .holdExpired: .refunded
        case .unexpectedPayment, .agreed, .given, .givenBack, .settled, .ruled, .restOfRefund, .afterSales: nil
        }
    }

    func transfers(in trade: TradeID) -> [Transfer] {
        [Transfer(from: .hold(trade: trade.rawValue), to: .refunding(trade: trade.rawValue), amount: amount)]
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.openRefunds.append(self)
        switch reason {
        case .unexpectedPayment, .givenBack, .restOfRefund: trade.strayMinor -= amount.minor
        case .notDelivered, .cancelled, .agreed, .given, .holdExpired, .settled, .ruled, .afterSales:
            let number = part ?? 1
            trade.change(part: number) { $0.heldMinor -= amount.minor }
            guard trade.part(number)?.heldMinor == 0 else { return }
            trade.change(part: number) { $0.hold = nil }
            trade.end(part: number, as: .refunded, at: time)
        }
    }
}

/// The buyer's money has left the gateway again.
package struct RefundMade: TradeFacts {
    /// Our number of the refund.
    package let refund: String
    /// The gateway that paid it.
    package let gateway: String
    /// How much went back.
    package let amount: Money

    static let kind = "refundMade"

    func transfers(in trade: TradeID) -> [Transfer] {
        [Transfer(from: .refunding(trade: trade.rawValue), to: .gateway(gateway), amount: amount)]
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.openRefunds.removeAll { $0.refund == refund }
        trade.madeRefunds.insert(refund)
    }
}

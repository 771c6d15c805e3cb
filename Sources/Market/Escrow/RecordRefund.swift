import Ledger

/// The gateway has paid a refund out.
package struct RecordRefund: TradeCommand {
    package static let step = TradeStep.recordRefund
    package typealias Refused = StepRefusal

    /// The number under which the refund was ordered.
    package let refund: String

    package init(refund: String) { self.refund = refund }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StepRefusal) -> [TradeEvent] {
        guard let ordered = trade.openRefunds.first(where: { $0.refund == refund }) else { return [] }
        return [.refundMade(RefundMade(refund: refund, gateway: ordered.gateway, amount: ordered.amount))]
    }
}

/// Money is to go back to the buyer. The call to the gateway follows from this entry.
package struct RefundOrdered: Equatable, Sendable, Codable {
    /// Our number of the refund, the same in every attempt.
    package let refund: String
    package let payment: PaymentID
    package let gateway: String
    package let transaction: String
    package let amount: Money
    package let reason: Reason

    /// Why it goes back.
    package enum Reason: String, Sendable, Codable {
        /// The seller delivered nothing in twice the promised time.
        case notDelivered
        /// The money came too late, or a second time.
        case unexpectedPayment
    }
}

/// The buyer's money has left the gateway again.
package struct RefundMade: Equatable, Sendable, Codable {
    package let refund: String
    package let gateway: String
    package let amount: Money
}

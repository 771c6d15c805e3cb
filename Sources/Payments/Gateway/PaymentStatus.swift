import Ledger

/// What a gateway knows of a payment.
package enum PaymentStatus: Equatable, Sendable {
    /// It has not heard of it. The buyer may still come with the link.
    case unknown
    /// The buyer has come and has not paid.
    case waiting
    case paid(PaidFacts)
    /// It can no longer be paid, and was not.
    case closed
}

/// What is known of a payment that was made.
package struct PaidFacts: Equatable, Sendable {
    /// The gateway's own number of the transaction.
    package let transaction: TransactionNumber
    /// What the buyer paid.
    package let amount: Money
    /// How much of it has gone back, in minor units, zero to the amount; nil where the gateway's query does not say.
    package let refundedMinor: Int64?
    /// How much of it is no longer held for the trade, in minor units, zero to the amount; nil where the gateway's query does not
    /// say. What went back afterwards is counted in both.
    package let settledMinor: Int64?
    /// What the gateway has taken back of it, oldest first; empty as well where the gateway's query does not say.
    package let chargebacks: [GatewayChargeback]

    package init(
        transaction: TransactionNumber, amount: Money, refundedMinor: Int64? = 0, settledMinor: Int64? = 0,
        chargebacks: [GatewayChargeback] = []
    ) {
        self.transaction = transaction
        self.amount = amount
        self.refundedMinor = refundedMinor
        self.settledMinor = settledMinor
        self.chargebacks = chargebacks
    }
}

/// Money that a gateway took back without our order.
package struct GatewayChargeback: Hashable, Sendable {
    /// The gateway's own number of it, unique at that gateway.
    package let number: MovementNumber
    /// How much; more than zero.
    package let amount: Money

    package init(number: MovementNumber, amount: Money) {
        self.number = number
        self.amount = amount
    }
}

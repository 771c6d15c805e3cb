import Ledger

/// The gateway has received money for a payment of this trade: by a notification that was verified and confirmed by query.
///
/// Money for the agreement that stands becomes the hold. Money that comes too late, or twice, is recorded as well, and ordered
/// back at once: the ledger shows what the gateway has, whether we like it or not.
package struct RecordPayment: TradeCommand {
    package static let step = TradeStep.recordPayment
    package typealias Refused = RecordPaymentRefusal

    package let payment: PaymentID
    package let gateway: String
    /// The gateway's own number of the transaction.
    package let transaction: String
    package let amount: Money

    package init(payment: PaymentID, gateway: String, transaction: String, amount: Money) {
        self.payment = payment
        self.gateway = gateway
        self.transaction = transaction
        self.amount = amount
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordPaymentRefusal) -> [TradeEvent] {
        guard let started = trade.payments.first(where: { $0.id == payment }), started.gateway == gateway else {
            throw .unknownPayment
        }
        guard amount == started.amount else { throw .otherAmount(expected: started.amount, received: amount) }
        if started.transaction == transaction || trade.returned.contains(transaction) { return [] }
        let isExpected =
            trade.phase == .agreed && started.transaction == nil && amount == trade.agreement?.terms.price
        guard isExpected, let agreement = trade.agreement else { return received(deliverUntil: nil) + [orderBack(number: "\(payment)-r\(trade.returned.count + 1)")] }
        // Twice the promised time with nothing delivered, and the buyer is refunded.
        let deliverUntil = time.adding(.hours(agreement.terms.deliveryHours * 2))
        return received(deliverUntil: deliverUntil)
    }

    private func received(deliverUntil: Timestamp?) -> [TradeEvent] {
        [
            .paymentReceived(
                PaymentReceived(
                    payment: payment, gateway: gateway, transaction: transaction, amount: amount,
                    deliverUntil: deliverUntil))
        ]
    }

    private func orderBack(number: String) -> TradeEvent {
        .refundOrdered(
            RefundOrdered(
                refund: number, payment: payment, gateway: gateway, transaction: transaction,
                amount: amount, reason: .unexpectedPayment))
    }
}

/// Why a notification changes nothing.
package enum RecordPaymentRefusal: TradeRefusal {
    case step(StepRefusal)
    /// This trade started no such payment at this gateway.
    case unknownPayment
    case otherAmount(expected: Money, received: Money)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownPayment: "unknownPayment"
        case .otherAmount: "otherAmount"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownPayment: []
        case .otherAmount(let expected, let received): [String(expected.minor), String(received.minor)]
        }
    }
}

/// The gateway has the buyer's money.
package struct PaymentReceived: Equatable, Sendable, Codable {
    package let payment: PaymentID
    package let gateway: String
    package let transaction: String
    package let amount: Money
    /// When an undelivered trade is refunded; nil if the money was not expected and goes back.
    package let deliverUntil: Timestamp?
}

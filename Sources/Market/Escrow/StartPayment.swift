import Ledger

/// The buyer sets out to pay what was agreed, to 诚序通.
///
/// Source: RULES.md, clocks and gateways.
package struct StartPayment: TradeCommand {
    package static let step = TradeStep.startPayment
    package typealias Refused = StartPaymentRefusal

    /// The name of this attempt, new with each.
    package let payment: PaymentID
    /// The gateway that the buyer is sent to.
    package let gateway: String

    package init(payment: PaymentID, gateway: String) {
        self.payment = payment
        self.gateway = gateway
    }

    /// The most attempts within one trade.
    package static let attemptsMax = 100

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StartPaymentRefusal) -> [TradeEvent] {
        guard let agreement = trade.agreement, let payUntil = trade.deadline(.payment) else {
            throw .step(.notYourStep(Self.step))
        }
        if let started = trade.payments.first(where: { $0.id == payment }) {
            guard started.gateway == gateway, started.agreement == agreement.document else { throw .paymentExists }
            return []
        }
        guard time < payUntil else { throw .tooLate }
        guard trade.payments.count < Self.attemptsMax else { throw .tooManyAttempts }
        return [
            .paymentStarted(
                PaymentStarted(
                    payment: payment, gateway: gateway, amount: agreement.terms.price, agreement: agreement.document,
                    until: payUntil))
        ]
    }
}

/// Why no payment is started.
package enum StartPaymentRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The time to pay has run out.
    case tooLate
    case tooManyAttempts
    /// A payment of that name was started otherwise.
    case paymentExists

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "paymentTooLate"
        case .tooManyAttempts: "tooManyAttempts"
        case .paymentExists: "paymentExists"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .paymentExists: []
        case .tooManyAttempts: [String(StartPayment.attemptsMax)]
        }
    }
}

/// The buyer was sent to the gateway.
package struct PaymentStarted: TradeFacts {
    /// The name of this attempt.
    package let payment: PaymentID
    /// The gateway that the buyer is sent to.
    package let gateway: String
    /// The agreed price.
    package let amount: Money
    /// The document that is being paid for.
    package let agreement: Digest
    /// When the agreement lapses, if it has not been paid by then.
    package let until: Timestamp

    static let kind = "paymentStarted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.payments.append(
            Trade.Payment(id: payment, gateway: gateway, amount: amount, agreement: agreement))
    }
}

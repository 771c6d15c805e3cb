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
    /// How long that gateway holds money, in days; nil where that is not known.
    package let holdDays: Int?

    package init(payment: PaymentID, gateway: String, holdDays: Int? = nil) {
        self.payment = payment
        self.gateway = gateway
        self.holdDays = holdDays
    }

    /// The most attempts within one trade.
    package static let attemptsMax = 100

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StartPaymentRefusal) -> [TradeEvent] {
        guard let agreement = trade.agreement, let policy = trade.opening?.policy, let payUntil = trade.deadline(.payment) else {
            throw .step(.notYourStep(Self.step))
        }
        if let started = trade.payments.first(where: { $0.id == payment }) {
            guard started.gateway == gateway, started.agreement == agreement.document else { throw .paymentExists }
            return []
        }
        guard time < payUntil else { throw .tooLate }
        guard trade.payments.count < Self.attemptsMax else { throw .tooManyAttempts }
        let days = agreement.terms.longestHoldDays(under: policy)
        if let holdDays, days > holdDays { throw .outlastsHold(days: days, holdDays: holdDays) }
        guard let amount = trade.amountDue else { throw .amountTooLarge }
        return [
            .paymentStarted(
                PaymentStarted(
                    payment: payment, gateway: gateway, amount: amount, agreement: agreement.document, until: payUntil,
                    holdDays: holdDays))
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
    /// The gateway holds money for fewer days than the agreement can need.
    case outlastsHold(days: Int, holdDays: Int)
    /// The price and what the buyer bears of the fee are more than can be counted.
    case amountTooLarge

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "paymentTooLate"
        case .tooManyAttempts: "tooManyAttempts"
        case .paymentExists: "paymentExists"
        case .outlastsHold: "agreementOutlastsHold"
        case .amountTooLarge: "amountTooLarge"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .paymentExists, .amountTooLarge: []
        case .outlastsHold(let days, let holdDays): [String(days), String(holdDays)]
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
    /// The agreed price, and what the buyer bears of the fee.
    package let amount: Money
    /// The document that is being paid for.
    package let agreement: Digest
    /// When the agreement lapses, if it has not been paid by then.
    package let until: Timestamp
    /// How long the gateway holds the money, in days; nil where that was not known.
    package var holdDays: Int? = nil

    static let kind = "paymentStarted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.payments.append(
            Trade.Payment(id: payment, gateway: gateway, amount: amount, agreement: agreement, holdDays: holdDays))
    }
}

extension Trade {
    /// What the buyer pays for the agreement: the price, and what the buyer bears of the fee. Nil before the agreement, and where
    /// that is more than can be counted.
    package var amountDue: Money? {
        guard let price = agreement?.terms.price, let policy = opening?.policy else { return nil }
        do { return try policy.fee.due(for: price, borneBy: policy.feeBearer) } catch { return nil }
    }
}

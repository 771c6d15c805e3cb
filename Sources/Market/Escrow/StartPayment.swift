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

    /// The part that is to be paid; nil for the next one.
    package let part: Int?

    package init(payment: PaymentID, gateway: String, part: Int? = nil) {
        self.payment = payment
        self.gateway = gateway
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.payable?.number ?? trade.current?.number }

    /// The most attempts within one trade.
    package static let attemptsMax = 100

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StartPaymentRefusal) -> [TradeEvent] {
        let number = part(in: trade) ?? 1
        guard let agreement = trade.agreement, let part = trade.part(number) else {
            throw .step(.notYourStep(Self.step))
        }
        if let started = trade.payments.first(where: { $0.id == payment }) {
            guard started.gateway == gateway, started.agreement == agreement.document else { throw .paymentExists }
            return []
        }
        guard trade.payable?.number == number else { throw .earlierUnpaid }
        let payUntil =
            trade.deadline(.payment) ?? trade.deadline(.milestone)
            ?? time.adding(.hours(trade.opening?.policy.paymentNegotiatedHours ?? 0))
        guard time < payUntil else { throw .tooLate }
        guard trade.payments.count < Self.attemptsMax else { throw .tooManyAttempts }
        return [
            .paymentStarted(
                PaymentStarted(
                    payment: payment, gateway: gateway, amount: part.amount, agreement: agreement.document,
                    until: payUntil, part: number.written))
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
    /// Milestones are paid in their order; an earlier one is unpaid.
    case earlierUnpaid

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "paymentTooLate"
        case .tooManyAttempts: "tooManyAttempts"
        case .paymentExists: "paymentExists"
        case .earlierUnpaid: "earlierUnpaid"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .paymentExists, .earlierUnpaid: []
        case .tooManyAttempts: [String(StartPayment.attemptsMax)]
        }
    }
}

/// The buyer was sent to the gateway.
package struct PaymentStarted: PartFacts {
    /// The name of this attempt.
    package let payment: PaymentID
    /// The gateway that the buyer is sent to.
    package let gateway: String
    /// The agreed price, or the amount of the milestone.
    package let amount: Money
    /// The document that is being paid for.
    package let agreement: Digest
    /// Until when it can be paid: when the agreement, or the rest of it, lapses; where no such clock runs yet, as long as
    /// after an agreement.
    package let until: Timestamp
    /// The part that is being paid for; nil for the first.
    package var part: Int? = nil

    static let kind = "paymentStarted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.payments.append(
            Trade.Payment(id: payment, gateway: gateway, amount: amount, agreement: agreement, part: part ?? 1))
    }
}

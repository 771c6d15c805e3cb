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

    /// The part that is to be paid; nil for the next one.
    package let part: Int?

    package init(payment: PaymentID, gateway: String, holdDays: Int? = nil, part: Int? = nil) {
        self.payment = payment
        self.gateway = gateway
        self.holdDays = holdDays
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.payable?.number ?? trade.current?.number }

    /// The most attempts within one trade.
    package static let attemptsMax = 100

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(StartPaymentRefusal) -> [TradeEvent] {
        let number = part(in: trade) ?? 1
        guard let agreement = trade.agreement, let policy = trade.opening?.policy, trade.part(number) != nil else {
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
        let days = agreement.terms.part(number).longestHoldDays(under: policy)
        if let holdDays, days > holdDays { throw .outlastsHold(days: days, holdDays: holdDays) }
        guard let amount = trade.part(number).flatMap(trade.amountDue) else { throw .amountTooLarge }
        return [
            .paymentStarted(
                PaymentStarted(
                    payment: payment, gateway: gateway, amount: amount, agreement: agreement.document, until: payUntil,
                    holdDays: holdDays, part: number.written))
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
    /// Milestones are paid in their order; an earlier one is unpaid.
    case earlierUnpaid

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "paymentTooLate"
        case .tooManyAttempts: "tooManyAttempts"
        case .paymentExists: "paymentExists"
        case .outlastsHold: "agreementOutlastsHold"
        case .amountTooLarge: "amountTooLarge"
        case .earlierUnpaid: "earlierUnpaid"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .paymentExists, .amountTooLarge, .earlierUnpaid: []
        case .outlastsHold(let days, let holdDays): [String(days), String(holdDays)]
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
    /// The agreed price, or the amount of the milestone, and what the buyer bears of the fee.
    package let amount: Money
    /// The document that is being paid for.
    package let agreement: Digest
    /// Until when it can be paid: when the agreement, or the rest of it, lapses; where no such clock runs yet, as long as
    /// after an agreement.
    package let until: Timestamp
    /// How long the gateway holds the money, in days; nil where that was not known.
    package var holdDays: Int? = nil
    /// The part that is being paid for; nil for the first.
    package var part: Int? = nil

    static let kind = "paymentStarted"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.payments.append(
            Trade.Payment(
                id: payment, gateway: gateway, amount: amount, agreement: agreement, holdDays: holdDays, part: part ?? 1))
    }
}

extension Trade {
    /// What the buyer pays next, or has paid: the price or the milestone's amount, and what the buyer bears of the fee. Nil before
    /// the agreement, and where that is more than can be counted.
    package var amountDue: Money? { (payable ?? current).flatMap(amountDue) }

    /// What the buyer pays for that part. Nil where that is more than can be counted.
    package func amountDue(for part: TradePart) -> Money? {
        guard let policy = opening?.policy else { return nil }
        do { return try policy.fee.due(for: part.amount, borneBy: policy.feeBearer) } catch { return nil }
    }
}

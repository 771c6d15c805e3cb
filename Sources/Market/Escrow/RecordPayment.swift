import Ledger

/// The gateway has received money for a payment of this trade: by a notification that was verified and confirmed by query.
///
/// Money for the agreement that stands becomes the hold, though its time to pay had run out, as long as nobody let the
/// agreement lapse: the buyer may have paid in time. Money that comes too late, twice, or for terms that no longer stand is
/// recorded as well, and ordered back at once: the ledger shows what the gateway has, whether we like it or not.
///
/// Source: RULES.md, gateways: notifications come duplicated, late and out of order; unique by gateway and transaction.
package struct RecordPayment: TradeCommand {
    package static let step = TradeStep.recordPayment
    package typealias Refused = RecordPaymentRefusal

    /// The attempt that the money is for.
    package let payment: PaymentID
    /// The gateway that has it.
    package let gateway: String
    /// The gateway's own number of the transaction.
    package let transaction: String
    /// What arrived.
    package let amount: Money
    /// How the payment was found where no notification had told of it; nil as a rule.
    package let found: PaymentReceived.Found?

    package init(
        payment: PaymentID, gateway: String, transaction: String, amount: Money, found: PaymentReceived.Found? = nil
    ) {
        self.payment = payment
        self.gateway = gateway
        self.transaction = transaction
        self.amount = amount
        self.found = found
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .gateway(gateway) }

    /// None where the part that was paid for is not agreed any more: that money is recorded as well, and goes back.
    package func part(in trade: Trade) -> Int? { started(in: trade).flatMap { trade.part($0.part) }?.number }

    private func started(in trade: Trade) -> Trade.Payment? { trade.payments.first { $0.id == payment } }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordPaymentRefusal) -> [TradeEvent] {
        guard let started = started(in: trade), started.gateway == gateway else {
            throw .unknownPayment
        }
        guard amount == started.amount else { throw .otherAmount(expected: started.amount, received: amount) }
        if let known = trade.arrivals[Trade.Arrival(gateway: gateway, transaction: transaction)] {
            guard known == payment else { throw .otherPayment }
            return []
        }
        guard trade.expects(started), let agreement = trade.agreement else {
            return received(started, deliverUntil: nil, holdUntil: nil) + [orderBack(number: trade.nextRefund(of: payment))]
        }
        return received(
            started, deliverUntil: agreement.terms.part(started.part).refundUndelivered(paidAt: time),
            holdUntil: started.holdDays.map { time.adding(.days($0)) })
    }

    private func received(_ started: Trade.Payment, deliverUntil: Timestamp?, holdUntil: Timestamp?) -> [TradeEvent] {
        [
            .paymentReceived(
                PaymentReceived(
                    payment: payment, gateway: gateway, transaction: transaction, amount: amount,
                    deliverUntil: deliverUntil, found: found, holdUntil: holdUntil, part: started.part.written))
        ]
    }

    private func orderBack(number: String) -> TradeEvent {
        .refundOrdered(
            RefundOrdered(
                refund: number, payment: payment, gateway: gateway, transaction: transaction,
                amount: amount, reason: .unexpectedPayment))
    }
}

extension Trade {
    /// Whether money for that attempt becomes a hold: for the agreement that stands, and a part of it that is not yet paid.
    func expects(_ payment: Payment) -> Bool {
        part(payment.part)?.phase == .payable && payment.agreement == agreement?.document
    }

    /// The attempts that nobody has paid, and nobody is to pay any more: the gateways are told to close them.
    package var stalePayments: [Payment] { payments.filter { $0.transaction == nil && !expects($0) } }
}

/// Why a notification changes nothing.
package enum RecordPaymentRefusal: TradeRefusal {
    case step(StepRefusal)
    /// This trade started no such payment at this gateway.
    case unknownPayment
    case otherAmount(expected: Money, received: Money)
    /// The same money was recorded for another payment of this trade.
    case otherPayment

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownPayment: "unknownPayment"
        case .otherAmount: "otherAmount"
        case .otherPayment: "otherPayment"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownPayment, .otherPayment: []
        case .otherAmount(let expected, let received): [String(expected.minor), String(received.minor)]
        }
    }
}

/// The gateway has the buyer's money.
package struct PaymentReceived: PartFacts {
    /// The attempt that the money is for.
    package let payment: PaymentID
    /// The gateway that has it.
    package let gateway: String
    /// The gateway's own number of it.
    package let transaction: String
    /// What arrived.
    package let amount: Money
    /// When an undelivered trade is refunded; nil if the money was not expected and goes back.
    package let deliverUntil: Timestamp?
    /// How the payment was found where no notification had told of it; nil as a rule.
    package var found: Found?

    /// How a payment was found of which nothing had been heard.
    package enum Found: String, Sendable, Codable {
        /// In the gateway's bill of the day, after which the gateway was asked.
        case inBill
    }
    /// When the gateway lets the money go by itself; nil where that is not known.
    package var holdUntil: Timestamp? = nil
    /// The part that it was paid for; nil for the first.
    package var part: Int? = nil

    static let kind = "paymentReceived"

    var stageAfter: TradePhase? { deliverUntil == nil ? nil : .funded }

    func transfers(in trade: TradeID) -> [Transfer] {
        [Transfer(from: .gateway(gateway), to: .hold(trade: trade.rawValue), amount: amount)]
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.arrivals[Trade.Arrival(gateway: gateway, transaction: transaction)] = payment
        if let place = trade.payments.firstIndex(where: { $0.id == payment }), trade.payments[place].transaction == nil {
            trade.payments[place].transaction = transaction
        }
        guard let deliverUntil else {
            trade.strayMinor += amount.minor
            return
        }
        let number = part ?? 1
        trade.change(part: number) {
            $0.phase = .funded
            $0.hold = self
            $0.heldMinor += amount.minor
        }
        trade.holdPayments.insert(payment)
        trade.stop(.payment)
        trade.start(.delivery, of: number, at: deliverUntil)
        let alarm = Span.days(-(trade.opening?.policy.holdAlarmDays ?? 0))
        if let holdUntil { trade.start(.holdAlarm, of: number, at: holdUntil.adding(alarm)) }
        trade.followParts(at: time)
    }
}

import Ledger

/// The gateway has taken money back that it had paid in: the payer has disputed the payment with the bank, or the provider has
/// reversed it. Nobody is asked; the books follow what has happened at the gateway.
///
/// It is taken from where the money of that payment is by then: a refund that was ordered and not made, what the buyer is owed, the
/// hold, or what was released. What the seller no longer has the platform bears, and it is the seller's debt.
///
/// The debt is an entry of the seller's wallet, written in the same transaction.
/// Source: docs/decisions/chargebacks.md; RULES.md, money: what goes back after a release is never made from nothing.
package struct RecordChargeback: TradeCommand {
    package static let step = TradeStep.recordChargeback
    package typealias Refused = RecordChargebackRefusal

    /// What the gateway took.
    package let taken: Chargeback
    /// What the seller has at that moment beyond older debts, in minor units.
    package let freeMinor: Int64
    /// What the seller's wallet takes in along with it; nothing else is entered.
    package let debt: ChargebackDebt
    /// The deed of the staff that says so; nil where the gateway itself did.
    package let deed: DeedID?

    /// The gateway took that; `debt` is what the plan with that `freeMinor` says, or nothing is entered.
    package init(_ taken: Chargeback, freeMinor: Int64, debt: ChargebackDebt = .none, deed: DeedID? = nil) {
        self.taken = taken
        self.freeMinor = freeMinor
        self.debt = debt
        self.deed = deed
    }

    /// Staff speaks for a gateway by a deed; a gateway speaks for itself.
    package func isGiven(by actor: Actor, in trade: Trade) -> Bool {
        switch actor {
        case .gateway(let name): name == taken.gateway && deed == nil
        case .staff: deed != nil
        case .member, .clock: false
        }
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordChargebackRefusal) -> [TradeEvent] {
        guard let seller = trade.seller,
            trade.arrivals[Trade.Arrival(gateway: taken.gateway, transaction: taken.transaction)] == taken.payment,
            let started = trade.payments.first(where: { $0.id == taken.payment })
        else { throw .unknownPayment }
        if let known = trade.chargebacks.first(where: { $0.gateway == taken.gateway && $0.number == taken.number }) {
            guard known.taken == taken else { throw .otherChargeback }
            return []
        }
        guard taken.amount.currency == started.amount.currency else { throw .moreThanPaid(leftMinor: 0) }
        let before = trade.chargebacks.filter { $0.taken.isOfSameMoney(as: taken) }.reduce(0) { $0 + $1.amount.minor }
        let leftMinor = started.amount.minor - before
        guard (1...max(1, leftMinor)).contains(taken.amount.minor), leftMinor > 0 else {
            throw .moreThanPaid(leftMinor: max(0, leftMinor))
        }
        let plan = ChargebackPlan(taken, freeMinor: freeMinor, in: trade)
        guard plan.debt == debt else { throw .changedMeanwhile }
        let recorded = ChargebackRecorded(plan, seller: seller, deed: deed, acceptUntil: plan.acceptUntil(at: time, in: trade))
        return [.chargebackRecorded(recorded)] + plan.restOfRefund(in: trade)
    }
}

/// What a gateway took back, by its own word or by what staff saw there.
package struct Chargeback: Hashable, Sendable {
    /// The attempt that the money came with.
    package let payment: PaymentID
    /// The gateway that had it.
    package let gateway: String
    /// The gateway's own number of the money.
    package let transaction: String
    /// The gateway's own number of what it took, unique at that gateway.
    package let number: String
    /// How much it took.
    package let amount: Money

    package init(payment: PaymentID, gateway: String, transaction: String, number: String, amount: Money) {
        self.payment = payment
        self.gateway = gateway
        self.transaction = transaction
        self.number = number
        self.amount = amount
    }

    fileprivate func isOfSameMoney(as other: Chargeback) -> Bool {
        gateway == other.gateway && transaction == other.transaction
    }
}

/// Why a chargeback is not recorded.
package enum RecordChargebackRefusal: TradeRefusal {
    case step(StepRefusal)
    /// No such money came into this trade.
    case unknownPayment
    /// That number was recorded for something else.
    case otherChargeback
    /// More than was paid in, less what was taken back before.
    case moreThanPaid(leftMinor: Int64)
    /// The trade or the seller's balance moved since it was read: it is reckoned again.
    case changedMeanwhile

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownPayment: "unknownPayment"
        case .otherChargeback: "otherChargeback"
        case .moreThanPaid: "moreThanPaid"
        case .changedMeanwhile: "changedMeanwhile"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownPayment, .otherChargeback, .changedMeanwhile: []
        case .moreThanPaid(let leftMinor): [String(leftMinor)]
        }
    }
}

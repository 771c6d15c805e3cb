import Ledger

/// The gateway took money back that it had paid in. The parts add up to the amount.
package struct ChargebackRecorded: PartFacts {
    /// The attempt that the money came with.
    package let payment: PaymentID
    /// The gateway that had it.
    package let gateway: String
    /// The gateway's own number of the money.
    package let transaction: String
    /// The gateway's own number of what it took.
    package let number: String
    /// How much it took.
    package let amount: Money
    /// Who sells.
    package let seller: MemberID
    /// Refunds that had been ordered and are settled by it.
    package let refunds: [SettledRefund]
    /// What came out of the hold.
    package let fromHold: Money
    /// What is held for that part now.
    package let stillHeld: Money
    /// What came out of the seller's balance.
    package let fromBalance: Money
    /// What the seller owes the platform by it.
    package let owed: Money
    /// What of that the seller had owed the buyer.
    package let takenOver: Money
    /// What had gone back to the buyer before, and is the platform's loss.
    package let double: Money
    /// The deed of the staff that says so; nil where the gateway itself did.
    package let deed: DeedID?
    /// Until when silence counts as acceptance now; nil where that did not change.
    package let acceptUntil: Timestamp?
    /// The part that it concerns; nil for the first, and for money that belongs to none.
    package let part: Int?

    init(_ plan: ChargebackPlan, seller: MemberID, deed: DeedID?, acceptUntil: Timestamp?) {
        let taken = plan.taken
        payment = taken.payment
        gateway = taken.gateway
        transaction = taken.transaction
        number = taken.number
        amount = taken.amount
        self.seller = seller
        refunds = plan.refunds
        fromHold = plan.money(plan.heldMinor)
        stillHeld = plan.money(plan.stillHeldMinor)
        fromBalance = plan.money(plan.balanceMinor)
        owed = plan.money(plan.debt.owedMinor)
        takenOver = plan.money(plan.takenOverMinor)
        double = plan.money(plan.doubleMinor)
        self.deed = deed
        self.acceptUntil = acceptUntil
        part = plan.part?.written
    }

    /// What the gateway took.
    package var taken: Chargeback {
        Chargeback(payment: payment, gateway: gateway, transaction: transaction, number: number, amount: amount)
    }

    /// Whether the whole hold of its part is gone by it.
    package var endsHold: Bool { fromHold.minor > 0 && stillHeld.minor == 0 }

    static let kind = "chargebackRecorded"

    var stageAfter: TradePhase? { endsHold ? .refunded : nil }

    func transfers(in trade: TradeID) -> [Transfer] {
        let (hold, refunding) = (Account.hold(trade: trade.rawValue), Account.refunding(trade: trade.rawValue))
        let back = refunds.flatMap { settled in
            [
                Transfer(from: refunding, to: .gateway(gateway), amount: settled.taken),
                Transfer(from: refunding, to: hold, amount: settled.rest),
            ]
        }
        let others = [
            Transfer(from: hold, to: .gateway(gateway), amount: fromHold),
            Transfer(from: .member(seller.rawValue), to: .gateway(gateway), amount: fromBalance),
            Transfer(from: .costs, to: .gateway(gateway), amount: owed),
            Transfer(from: .costs, to: .gateway(gateway), amount: double),
        ]
        return (back + others).filter { $0.amount.minor > 0 }
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.chargebacks.append(self)
        for settled in refunds {
            trade.openRefunds.removeAll { $0.refund == settled.refund }
            trade.madeRefunds.insert(settled.refund)
            trade.strayMinor += settled.rest.minor
        }
        trade.lessen(\.owedBack, of: taken, by: takenOver.minor)
        trade.owedBack.removeAll { $0.leftMinor <= 0 }
        trade.lessen(\.releases, of: taken, by: fromBalance.minor + owed.minor - takenOver.minor)
        takeFromHold(of: &trade, at: time)
        if trade.openDispute != nil, trade.disputedMinor == 0 {
            trade.closeDispute(as: .overtaken, decided: nil, at: time)
            trade.resumeClocks(at: time)
        }
    }

    private func takeFromHold(of trade: inout Trade, at time: Timestamp) {
        guard fromHold.minor > 0 else { return }
        let number = part ?? 1
        trade.change(part: number) { $0.heldMinor -= fromHold.minor }
        guard endsHold else {
            // A division that is on the table was reckoned with what was held.
            if trade.part(number)?.openRefund != nil { trade.closeTalk(of: number, acceptUntil: acceptUntil) }
            return
        }
        trade.change(part: number) { $0.hold = nil }
        trade.dropPaused(of: number)
        trade.end(part: number, as: .refunded, at: time)
    }
}

/// A refund that was ordered, and that a chargeback has settled.
package struct SettledRefund: Hashable, Sendable, Codable {
    /// Our number of the refund.
    package let refund: String
    /// How much was ordered.
    package let amount: Money
    /// How much of it the gateway took by itself.
    package let taken: Money

    /// What is left of it, and is ordered anew.
    package var rest: Money { Money(minor: amount.minor - taken.minor, currency: amount.currency) }
}

extension Trade {
    /// Takes so much from what is kept of that money, the oldest first.
    fileprivate mutating func lessen(_ sums: WritableKeyPath<Trade, [Release]>, of taken: Chargeback, by minor: Int64) {
        var rest = minor
        for place in self[keyPath: sums].indices where rest > 0 {
            let sum = self[keyPath: sums][place]
            guard sum.payment.gateway == taken.gateway, sum.payment.transaction == taken.transaction else { continue }
            let part = min(rest, sum.leftMinor)
            self[keyPath: sums][place].leftMinor -= part
            rest -= part
        }
    }
}

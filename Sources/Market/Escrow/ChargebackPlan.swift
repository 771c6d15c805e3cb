import Ledger

/// Where the money of a chargeback is taken from, reckoned from the trade as it stands and from what the seller has. First what is on
/// its way to the buyer anyway, so that nobody gets it twice; then the hold; then what was released.
package struct ChargebackPlan: Equatable, Sendable {
    /// What the gateway took.
    package let taken: Chargeback
    /// Refunds that were ordered and not made; each is settled by it.
    package let refunds: [SettledRefund]
    /// What the seller had promised back and the buyer still waited for, in minor units.
    package let takenOverMinor: Int64
    /// From the hold, in minor units.
    package let heldMinor: Int64
    /// What of the hold is left, in minor units.
    package let stillHeldMinor: Int64
    /// From the seller's balance, of what was released, in minor units.
    package let balanceMinor: Int64
    /// What was released and the seller no longer has: the platform bears it for now, in minor units.
    package let shortMinor: Int64
    /// What had gone back to the buyer before: the platform's loss, in minor units.
    package let doubleMinor: Int64
    /// The part whose hold it is, or was; nil where the money belongs to none.
    package let part: Int?

    /// Where the money of `taken` comes from, if the seller has `freeMinor` beyond older debts.
    package init(_ taken: Chargeback, freeMinor: Int64, in trade: Trade) {
        self.taken = taken
        var rest = taken.amount.minor
        func isSame(_ gateway: String, _ transaction: String) -> Bool {
            gateway == taken.gateway && transaction == taken.transaction
        }
        func take(_ minor: Int64) -> Int64 {
            let part = min(rest, max(0, minor))
            rest -= part
            return part
        }
        func take(from sums: [Trade.Release]) -> Int64 {
            take(sums.filter { isSame($0.payment.gateway, $0.payment.transaction) }.reduce(0) { $0 + $1.leftMinor })
        }
        refunds = trade.openRefunds.filter { isSame($0.gateway, $0.transaction) }.compactMap { ordered in
            let minor = take(ordered.amount.minor)
            guard minor > 0 else { return nil }
            return SettledRefund(
                refund: ordered.refund, amount: ordered.amount,
                taken: Money(minor: minor, currency: ordered.amount.currency))
        }
        takenOverMinor = take(from: trade.owedBack)
        let held = trade.parts.first { part in part.hold.map { isSame($0.gateway, $0.transaction) } ?? false }
        heldMinor = take(held?.heldMinor ?? 0)
        stillHeldMinor = (held?.heldMinor ?? 0) - heldMinor
        let released = take(from: trade.releases)
        balanceMinor = min(released, max(0, freeMinor))
        shortMinor = released - balanceMinor
        doubleMinor = rest
        part = held?.number ?? trade.releases.first { isSame($0.payment.gateway, $0.payment.transaction) }?.payment.part
    }

    /// What the seller owes the platform by it.
    package var debt: ChargebackDebt {
        ChargebackDebt(owedMinor: takenOverMinor + shortMinor, takenOverMinor: takenOverMinor)
    }

    func money(_ minor: Int64) -> Money { Money(minor: minor, currency: taken.amount.currency) }

    /// Until when silence counts as acceptance, where a talk about the hold ends because the hold is no longer what it was.
    func acceptUntil(at time: Timestamp, in trade: Trade) -> Timestamp? {
        guard heldMinor > 0, stillHeldMinor > 0, let part else { return nil }
        return trade.part(part)?.openRefund?.resumed(at: time)
    }

    /// The order for what is left of a refund of which the gateway took only a part; at most one refund is such.
    func restOfRefund(in trade: Trade) -> [TradeEvent] {
        refunds.filter { $0.rest.minor > 0 }.map { settled in
            .refundOrdered(
                RefundOrdered(
                    refund: trade.nextRefund(of: taken.payment), payment: taken.payment, gateway: taken.gateway,
                    transaction: taken.transaction, amount: settled.rest, reason: .restOfRefund))
        }
    }
}

/// What the seller owes because of a chargeback: to the platform, which bore it.
package struct ChargebackDebt: Hashable, Sendable {
    /// What is owed to the platform, in minor units.
    package let owedMinor: Int64
    /// How much of it was owed to the buyer before, in minor units: the buyer's bank has fetched it.
    package let takenOverMinor: Int64

    package init(owedMinor: Int64, takenOverMinor: Int64) {
        self.owedMinor = owedMinor
        self.takenOverMinor = takenOverMinor
    }

    /// Nothing is owed.
    package static let none = ChargebackDebt(owedMinor: 0, takenOverMinor: 0)
}

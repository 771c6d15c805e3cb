import Ledger

/// What an outcome means in money, to the last minor unit: what comes from the hold and what from the seller, and where it goes.
///
/// `fromHold + released + stillHeld` is all that was held, `fee + net` is what is released, `fromHold + fromSeller` is what the
/// buyer gets.
package struct OutcomeMoney: Hashable, Sendable, Codable {
    /// What the buyer gets.
    package let refund: Money
    /// How much of that comes out of the hold.
    package let fromHold: Money
    /// How much of that the seller gives back of what was released.
    package let fromSeller: Money
    /// What is released out of the hold, the fee included.
    package let released: Money
    /// What the platform keeps of that.
    package let fee: Money
    /// What the seller gets of that.
    package let net: Money
    /// What stays held because something is done again.
    package let stillHeld: Money
    /// How that is divided over the parts of the trade that are held.
    package let shares: [Share]

    package init(
        refund: Money, fromHold: Money, fromSeller: Money, released: Money, fee: Money, net: Money, stillHeld: Money,
        shares: [Share]
    ) {
        self.refund = refund
        self.fromHold = fromHold
        self.fromSeller = fromSeller
        self.released = released
        self.fee = fee
        self.net = net
        self.stillHeld = stillHeld
        self.shares = shares
    }

    /// What happens to the hold of one part.
    package struct Share: Hashable, Sendable, Codable {
        /// The part, from 1.
        package let part: Int
        /// What goes back to the buyer.
        package let refund: Money
        /// What is released; nothing where the rest stays held.
        package let released: Money
    }
}

extension DisputeOutcome {
    /// What it means in money as the trade stands. What goes back comes out of the hold first, part by part, and what is more than
    /// that from the seller.
    ///
    /// Source: RULES.md, money: any split that adds up to the hold; what goes back after a release is never made from nothing.
    package func money(in trade: Trade) -> OutcomeMoney {
        let currency = trade.agreement?.terms.price.currency ?? .cny
        func money(_ minor: Int64) -> Money { Money(minor: minor, currency: currency) }
        var (rest, fromHold, released, fee, held): (Int64, Int64, Int64, Int64, Int64) = (max(0, refundMinor), 0, 0, 0, 0)
        var shares: [OutcomeMoney.Share] = []
        for part in trade.parts where trade.disputedParts.contains(part.number) && part.heldMinor > 0 {
            let back = min(rest, part.heldMinor)
            let out = redoByHours == nil ? part.heldMinor - back : 0
            rest -= back
            fromHold += back
            released += out
            held += part.heldMinor
            fee += trade.fee(of: out, part: part.number, isWaived: feeWaived)
            shares.append(OutcomeMoney.Share(part: part.number, refund: money(back), released: money(out)))
        }
        let fromSeller = min(rest, trade.returnableMinor)
        return OutcomeMoney(
            refund: money(fromHold + fromSeller), fromHold: money(fromHold), fromSeller: money(fromSeller),
            released: money(released), fee: money(fee), net: money(released - fee),
            stillHeld: money(held - fromHold - released), shares: shares)
    }
}

/// What the seller of a dispute has, as far as giving back goes.
package struct SellerFunds: Hashable, Sendable {
    /// What the seller's balance has, in minor units.
    package let freeMinor: Int64
    /// What the platform lays out, in minor units.
    package let advanceMinor: Int64
    /// What the platform gives back of its fee at the most, in minor units; part of what the balance has.
    package let feeMinor: Int64
    /// What is expected to be given back, in minor units; nil where any amount will do.
    package let expectedMinor: Int64?

    package init(freeMinor: Int64, advanceMinor: Int64, feeMinor: Int64 = 0, expectedMinor: Int64? = nil) {
        self.freeMinor = freeMinor
        self.advanceMinor = advanceMinor
        self.feeMinor = feeMinor
        self.expectedMinor = expectedMinor
    }

    /// Whether they were looked up for that outcome as the trade stands.
    func fit(_ outcome: DisputeOutcome, in trade: Trade) -> Bool {
        expectedMinor.map { $0 == outcome.money(in: trade).fromSeller.minor } ?? true
    }

    /// Nothing at all: what the seller gives back is then owed.
    package static let none = SellerFunds(freeMinor: 0, advanceMinor: 0)
}

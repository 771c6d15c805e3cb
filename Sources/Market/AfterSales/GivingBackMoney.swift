import Ledger

extension Trade {
    /// What can go back to the buyer at the most: what is held for any part, and what was released and not promised back.
    package var givableMinor: Int64 { heldInParts + returnableMinor }

    /// What of so much comes out of what was released; the hold is used first.
    package func releasedShare(of minor: Int64) -> Int64 { max(0, minor - heldInParts) }

    private var heldInParts: Int64 { parts.reduce(0) { $0 + $1.heldMinor } }

    /// So much goes back to the buyer, the hold first. What was released comes from where the split says.
    ///
    /// Source: RULES.md, money: what goes back after a release is never made from nothing.
    func giveBack(_ minor: Int64, _ split: RefundSplit?) throws(RequestRefusal) -> [TradeEvent] {
        guard releasedShare(of: minor) == (split?.amount.minor ?? 0) else { throw .moneyMoved }
        var (rest, count): (Int64, Int) = (min(minor, heldInParts), openRefunds.count + madeRefunds.count)
        var events: [TradeEvent] = []
        for part in parts where rest > 0 && part.heldMinor > 0 {
            guard let hold = part.hold else { continue }
            let amount = Money(minor: min(rest, part.heldMinor), currency: hold.amount.currency)
            rest -= amount.minor
            count += 1
            events.append(
                .refundOrdered(
                    RefundOrdered(
                        refund: "\(hold.payment)-r\(count)", payment: hold.payment, gateway: hold.gateway,
                        transaction: hold.transaction, amount: amount, reason: .afterSales, part: part.number.written)))
        }
        guard let split, split.amount.minor > 0 else { return events }
        return events + giveBack(split, afterRefunds: count)
    }
}

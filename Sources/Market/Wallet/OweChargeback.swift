import Ledger

/// A chargeback took more than the seller has: the platform bore it, and the seller owes it to the platform. What the seller owed to
/// the buyer of that trade, and the buyer's bank has fetched, is owed to the buyer no more.
///
/// The chargeback itself is an entry of the trade, written in the same transaction.
/// Source: docs/decisions/chargebacks.md.
package struct OweChargeback: Command {
    package typealias State = Wallet
    package typealias Refused = DebtRefusal

    /// Our number of it: the trade's name and a count within the trade.
    package let chargeback: String
    /// The trade that it is about.
    package let trade: TradeID
    /// What is owed from now on.
    package let debt: ChargebackDebt
    /// The currency of it.
    package let currency: Currency

    package init(chargeback: String, trade: TradeID, debt: ChargebackDebt, currency: Currency) {
        self.chargeback = chargeback
        self.trade = trade
        self.debt = debt
        self.currency = currency
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(DebtRefusal) -> [WalletEvent] {
        guard debt.owedMinor > 0, debt.owedMinor >= debt.takenOverMinor else { throw .nothingOwed }
        let number = "\(chargeback)-\(Debt.Creditor.platform.rawValue)"
        guard !wallet.debts.contains(where: { $0.refund == number }) else { throw .debtKnown }
        var (rest, events): (Int64, [WalletEvent]) = (debt.takenOverMinor, [])
        for known in wallet.debts where rest > 0 && known.trade == trade && known.creditor == .buyer {
            let part = min(rest, known.leftMinor)
            rest -= part
            events.append(
                .debtPaid(
                    DebtPaid(
                        refund: known.refund, trade: trade, creditor: .buyer, amount: Money(minor: part, currency: currency))))
        }
        guard rest == 0 else { throw .moreThanOwed }
        let owed = DebtIncurred(
            refund: number, trade: trade, creditor: .platform, amount: Money(minor: debt.owedMinor, currency: currency))
        return events + [.debtIncurred(owed)]
    }
}

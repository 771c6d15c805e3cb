import Ledger

/// What has come into a wallet goes to the member's oldest debt first, all of it or a part.
///
/// A part that is owed to the buyer is paid by an entry of the trade, written in the same transaction.
/// Source: RULES.md, money.
package struct PayDebt: Command {
    package typealias State = Wallet
    package typealias Refused = DebtRefusal

    /// Which debt: the number of the refund with the creditor's word.
    package let refund: String
    /// How much is paid.
    package let amount: Money

    package init(refund: String, amount: Money) {
        self.refund = refund
        self.amount = amount
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(DebtRefusal) -> [WalletEvent] {
        guard actor == .clock else { throw .notTheClock }
        guard let debt = wallet.debts.first, debt.refund == refund, debt.amount.currency == amount.currency else {
            throw .unknownDebt
        }
        guard amount.minor > 0, amount.minor <= debt.leftMinor else { throw .moreThanOwed }
        return [.debtPaid(DebtPaid(refund: refund, trade: debt.trade, creditor: debt.creditor, amount: amount))]
    }
}

/// A debt was paid, or a part of it.
package struct DebtPaid: Equatable, Sendable, Codable {
    /// Which debt.
    package let refund: String
    /// The trade of its refund.
    package let trade: TradeID
    /// Who got the money.
    package let creditor: Debt.Creditor
    /// How much.
    package let amount: Money
}

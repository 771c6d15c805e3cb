import Ledger

/// A refund after the release is larger than the seller's balance: the rest is the seller's debt, and the next releases pay it first.
///
/// The refund itself is an entry of the trade, written in the same transaction.
/// Source: RULES.md, money: what goes back after a release is never made from nothing.
package struct IncurDebt: Command {
    package typealias State = Wallet
    package typealias Refused = DebtRefusal

    /// The number of the refund.
    package let refund: String
    /// The trade of that refund.
    package let trade: TradeID
    /// To whom it is owed, and how much: one or both.
    package let parts: [Part]

    /// What is owed to one creditor.
    package struct Part: Hashable, Sendable {
        /// To whom.
        package let creditor: Debt.Creditor
        /// How much; more than zero.
        package let amount: Money

        /// So much is owed to that one.
        package init(_ creditor: Debt.Creditor, _ amount: Money) {
            self.creditor = creditor
            self.amount = amount
        }
    }

    package init(refund: String, trade: TradeID, parts: [Part]) {
        self.refund = refund
        self.trade = trade
        self.parts = parts
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(DebtRefusal) -> [WalletEvent] {
        guard !parts.isEmpty, parts.allSatisfy({ $0.amount.minor > 0 }) else { throw .nothingOwed }
        return try parts.map { part throws(DebtRefusal) in
            // Two creditors of one refund have a number each.
            let number = "\(refund)-\(part.creditor.rawValue)"
            guard !wallet.debts.contains(where: { $0.refund == number }) else { throw .debtKnown }
            return .debtIncurred(DebtIncurred(refund: number, trade: trade, creditor: part.creditor, amount: part.amount))
        }
    }
}

/// Why a debt is not entered or not paid.
package enum DebtRefusal: String, Refusal {
    case nothingOwed, debtKnown, unknownDebt, moreThanOwed, notTheClock

    package var code: String { rawValue }
}

/// The member owes this.
package struct DebtIncurred: Equatable, Sendable, Codable {
    /// The number of the refund with the creditor's word.
    package let refund: String
    /// The trade of that refund.
    package let trade: TradeID
    /// To whom it is owed.
    package let creditor: Debt.Creditor
    /// How much.
    package let amount: Money
}

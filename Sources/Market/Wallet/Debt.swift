import Ledger

/// What a member owes because more went back, or must go back, to a buyer than the member had.
///
/// It is a claim and no account of the ledger: the ledger says where money is, and money that nobody has is nowhere.
package struct Debt: Equatable, Sendable {
    /// The number of the refund that it comes from.
    package let refund: String
    /// The trade of that refund.
    package let trade: TradeID
    /// To whom it is owed.
    package let creditor: Creditor
    /// How much it was at first.
    package let amount: Money
    /// How much is left, in minor units.
    package internal(set) var leftMinor: Int64

    init(_ facts: DebtIncurred) {
        refund = facts.refund
        trade = facts.trade
        creditor = facts.creditor
        amount = facts.amount
        leftMinor = facts.amount.minor
    }

    /// To whom a debt is owed.
    package enum Creditor: String, CaseIterable, Sendable, Codable {
        /// The buyer waits for the money.
        case buyer
        /// The platform laid it out of its own earnings.
        case platform
    }
}

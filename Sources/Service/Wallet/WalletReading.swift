import Ledger

/// What a member has.
package struct WalletReading: Sendable {
    /// What the member has here.
    package let balance: Money
    /// Held for this member as seller, in trades that are not accepted yet.
    package let heldForSeller: Money
    /// Paid by this member as buyer, and still held.
    package let heldForBuyer: Money
    /// Ordered to be paid out, and not there yet.
    package let payingOut: Money
    /// Ordered back to this member as buyer, and not there yet.
    package let refunding: Money
    /// What this member owes; the next money that comes pays it first.
    package let owed: Money
    /// The newest postings.
    package let postings: [Posting]

    /// What may be paid out: the balance less what is owed.
    package var free: Money {
        Money(minor: max(0, balance.minor - min(max(0, balance.minor), owed.minor)), currency: balance.currency)
    }
}

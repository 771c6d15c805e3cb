/// One movement of money from one account to another. What leaves one arrives at the other, so every transfer balances.
package struct Transfer: Hashable, Sendable {
    /// Which account it leaves.
    package let from: Account
    /// Which account it reaches.
    package let to: Account
    /// More than zero.
    package let amount: Money

    package init(from: Account, to: Account, amount: Money) {
        self.from = from
        self.to = to
        self.amount = amount
    }
}

/// One movement of money from one account to another. What leaves one arrives at the other, so every transfer balances.
package struct Transfer: Hashable, Sendable {
    package let from: Account
    package let to: Account
    /// More than zero.
    package let amount: Money

    package init(from: Account, to: Account, amount: Money) {
        self.from = from
        self.to = to
        self.amount = amount
    }
}

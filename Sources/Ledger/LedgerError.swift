/// Why a movement of money was not made. Nothing is posted when one is thrown.
package enum LedgerError: Error, Equatable {
    /// The sum leaves the range of a 64-bit count of minor units.
    case overflow
    /// Two amounts of different currencies met.
    case currencyMismatch(Currency, Currency)
    /// A transfer must move more than nothing.
    case amountNotPositive(Money)
    /// The account may not fall below zero, and would have.
    case insufficient(Account, balanceMinor: Int64, neededMinor: Int64)
}

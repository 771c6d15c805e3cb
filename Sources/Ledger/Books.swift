/// All balances, in memory: what the store's ledger must agree with, and what simulations run on.
package struct Books: Equatable, Sendable {
    /// Minor units by account and currency. An account that never moved is absent.
    package private(set) var balances: [Account: [Currency: Int64]] = [:]

    package init() {}

    /// What the account holds, in minor units.
    package func balanceMinor(of account: Account, in currency: Currency) -> Int64 {
        balances[account]?[currency] ?? 0
    }

    /// Makes all the transfers or, if one of them cannot be made, none.
    ///
    /// Throws: `amountNotPositive`, `insufficient`, `overflow`.
    package mutating func post(_ transfers: [Transfer]) throws(LedgerError) {
        var next = self
        for transfer in transfers { try next.post(transfer) }
        self = next
    }

    /// The sum over all accounts in one currency. Zero, always. Throws: `overflow`.
    package func totalMinor(in currency: Currency) throws(LedgerError) -> Int64 {
        var total: Int128 = 0  // so that no partial sum overflows, in whatever order the accounts come
        for byCurrency in balances.values { total += Int128(byCurrency[currency] ?? 0) }
        guard let minor = Int64(exactly: total) else { throw .overflow }
        return minor
    }

    private mutating func post(_ transfer: Transfer) throws(LedgerError) {
        let amount = transfer.amount
        guard amount.minor > 0 else { throw .amountNotPositive(amount) }
        let source = Money(minor: balanceMinor(of: transfer.from, in: amount.currency), currency: amount.currency)
        let left = try source.subtracting(amount)
        if transfer.from.mayNotFallBelowZero, left.minor < 0 {
            throw .insufficient(transfer.from, balanceMinor: source.minor, neededMinor: amount.minor)
        }
        balances[transfer.from, default: [:]][amount.currency] = left.minor
        let target = Money(minor: balanceMinor(of: transfer.to, in: amount.currency), currency: amount.currency)
        balances[transfer.to, default: [:]][amount.currency] = try target.adding(amount).minor
    }
}

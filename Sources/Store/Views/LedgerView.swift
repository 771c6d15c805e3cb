import Evidence
import Ledger
import Market

/// The ledger in the store: every posting, and the balance of every account.
package struct LedgerView {
    private let connection: any Connection

    /// The ledger as one transaction sees it.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let insertPosting: SQL =
        """
        INSERT INTO v_postings (position, ordinal, account, counterpart, currency, amount_minor, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    private static let selectBalance: SQL =
        "SELECT balance_minor FROM v_balances WHERE account = $1 AND currency = $2"
    private static let upsertBalance: SQL =
        """
        INSERT INTO v_balances (account, currency, balance_minor) VALUES ($1, $2, $3)
        ON CONFLICT (account, currency) DO UPDATE SET balance_minor = excluded.balance_minor
        """

    /// Makes the transfers that the entry means, and adds them to what its day has changed.
    ///
    /// - Parameter isRebuilt: streams are read one after the other, so a balance may be below zero for a while. That none ever
    ///   was is what the audit checks, entry by entry.
    ///
    /// Throws: `LedgerError.insufficient` where an account would fall below zero, `LedgerError.overflow`. Both mean that the
    /// rules let through what they must not: the entry is not kept.
    package func post(_ transfers: [Transfer], by entry: Entry, isRebuilt: Bool = false) throws {
        let day = BeijingDay(of: entry.time)
        for (place, transfer) in transfers.enumerated() {
            guard transfer.amount.minor > 0 else { throw LedgerError.amountNotPositive(transfer.amount) }
            try move(transfer, from: true, by: entry, ordinal: Int64(place * 2), isRebuilt)
            try move(transfer, from: false, by: entry, ordinal: Int64(place * 2 + 1), isRebuilt)
            try DayView(connection).add(transfer, on: day)
        }
    }

    private func move(_ transfer: Transfer, from: Bool, by entry: Entry, ordinal: Int64, _ isRebuilt: Bool) throws {
        let minor = transfer.amount.minor
        let account = from ? transfer.from : transfer.to
        let counterpart = from ? transfer.to : transfer.from
        let currency = transfer.amount.currency
        let balance = Money(minor: try balanceMinor(of: account, in: currency), currency: currency)
        let changed = from ? try balance.subtracting(transfer.amount) : try balance.adding(transfer.amount)
        if !isRebuilt, account.mayNotFallBelowZero, changed.minor < 0 {
            throw LedgerError.insufficient(account, balanceMinor: balance.minor, neededMinor: minor)
        }
        let name = SQLValue.text(account.name)
        try connection.run(
            Self.insertPosting,
            [
                .integer(entry.position), .integer(ordinal), name, .text(counterpart.name), .text(currency.code),
                .integer(from ? -minor : minor), .integer(entry.time.ms),
            ])
        try connection.run(Self.upsertBalance, [name, .text(currency.code), .integer(changed.minor)])
    }

    /// What the account holds, in minor units; 0 if it never moved.
    package func balanceMinor(of account: Account, in currency: Currency) throws -> Int64 {
        try connection.row(Self.selectBalance, [.text(account.name), .text(currency.code)]) { try $0.int64(0) } ?? 0
    }
}

/// An amount of money: a whole count of minor units (fen) in one currency. There is no floating point anywhere near it.
package struct Money: Hashable, Sendable {
    /// Minor units, e.g. fen. May be negative only as a balance.
    package let minor: Int64
    /// What the minor units are of.
    package let currency: Currency

    package init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The sum. Throws: `overflow`, `currencyMismatch`.
    package func adding(_ other: Money) throws(LedgerError) -> Money {
        guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        guard !overflow else { throw .overflow }
        return Money(minor: sum, currency: currency)
    }

    /// The difference. Throws: `overflow`, `currencyMismatch`.
    package func subtracting(_ other: Money) throws(LedgerError) -> Money {
        guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
        let (difference, overflow) = minor.subtractingReportingOverflow(other.minor)
        guard !overflow else { throw .overflow }
        return Money(minor: difference, currency: currency)
    }

    /// Nothing, in the same currency.
    package var zero: Money { Money(minor: 0, currency: currency) }
}

/// A currency by its three capital letters.
///
/// Source: ISO 4217.
package struct Currency: Hashable, Sendable {
    /// Three capital letters, e.g. `CNY`.
    package let code: String

    /// Nil unless `code` is three capital ASCII letters.
    package init?(code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
        self.code = code
    }

    private init(known code: String) { self.code = code }

    /// Renminbi; the minor unit is the fen, a hundredth of a yuan.
    package static let cny = Currency(known: "CNY")
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey { case minor, currency }

    /// Reads `{"currency": "CNY", "minor": "1234"}`. The count is a string because some JSON tools round beyond 2^53.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .minor)
        guard let minor = Int64(text), String(minor) == text else {
            throw DecodingError.dataCorruptedError(forKey: .minor, in: values, debugDescription: "not a whole number")
        }
        let code = try values.decode(String.self, forKey: .currency)
        guard let currency = Currency(code: code) else {
            throw DecodingError.dataCorruptedError(forKey: .currency, in: values, debugDescription: "not a currency")
        }
        self.init(minor: minor, currency: currency)
    }

    /// Writes the form that `init(from:)` reads.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(String(minor), forKey: .minor)
        try values.encode(currency.code, forKey: .currency)
    }
}

import Foundation
import Testing

@testable import Ledger

@Suite struct MoneyTests {
    let largest = Money(minor: .max, currency: .cny)

    @Test func sumsAreExactOrRefused() throws {
        #expect(try Money(minor: 1, currency: .cny).adding(Money(minor: 2, currency: .cny)).minor == 3)
        #expect(throws: LedgerError.overflow) { try largest.adding(Money(minor: 1, currency: .cny)) }
        #expect(throws: LedgerError.overflow) {
            try Money(minor: .min, currency: .cny).subtracting(Money(minor: 1, currency: .cny))
        }
    }

    @Test func currenciesDoNotMix() throws {
        let usd = try #require(Currency(code: "USD"))
        #expect(throws: LedgerError.currencyMismatch(.cny, usd)) { try largest.adding(Money(minor: 1, currency: usd)) }
        #expect(Currency(code: "cny") == nil)
        #expect(Currency(code: "CNYX") == nil)
    }

    @Test func countsTravelAsStrings() throws {
        let text = try JSONEncoder().encode(largest)
        #expect(String(decoding: text, as: UTF8.self).contains("\"9223372036854775807\""))
        #expect(try JSONDecoder().decode(Money.self, from: text) == largest)
        for bad in ["\"+1\"", "\"01\"", "\"1.0\"", "1", "\"9223372036854775808\""] {
            let json = Data("{\"currency\":\"CNY\",\"minor\":\(bad)}".utf8)
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(Money.self, from: json) }
        }
    }
}

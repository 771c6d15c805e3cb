import Foundation
import Testing

@testable import Ledger

@Suite struct FeeTests {
    @Test(
        arguments: [
            // gross, basis points, fixed, fee
            (10_000, 500, 0, 500),
            (99, 500, 0, 4),  // 4.95 rounds down: the remainder is the payee's
            (1, 9_999, 0, 0),
            (1, 10_000, 0, 1),
            (100, 0, 250, 100),  // never more than the gross
            (Int64.max, 10_000, 0, Int64.max),
            (Int64.max, 1, Int64.max, Int64.max),
            (0, 500, 30, 0),
        ] as [(Int64, Int, Int64, Int64)])
    func splitsToTheLastMinorUnit(gross: Int64, basisPoints: Int, fixed: Int64, expected: Int64) throws {
        let fee = try #require(Fee(basisPoints: basisPoints, fixedMinor: fixed))
        let parts = fee.split(Money(minor: gross, currency: .cny))
        #expect(parts.fee.minor == expected)
        #expect(parts.fee.minor + parts.net.minor == gross)
    }

    @Test func boundsAreKept() {
        #expect(Fee(basisPoints: 10_001, fixedMinor: 0) == nil)
        #expect(Fee(basisPoints: -1, fixedMinor: 0) == nil)
        #expect(Fee(basisPoints: 0, fixedMinor: -1) == nil)
    }
}

extension FeeTests {
    @Test func travelsWithTheFixedPartAsAString() throws {
        let fee = try #require(Fee(basisPoints: 500, fixedMinor: .max))
        let text = try JSONEncoder().encode(fee)
        #expect(String(decoding: text, as: UTF8.self).contains("\"9223372036854775807\""))
        #expect(try JSONDecoder().decode(Fee.self, from: text) == fee)
    }

    @Test(arguments: [
        #"{"basisPoints":10001,"fixedMinor":"0"}"#, #"{"basisPoints":-1,"fixedMinor":"0"}"#,
        #"{"basisPoints":1,"fixedMinor":"-1"}"#, #"{"basisPoints":1,"fixedMinor":0}"#,
        #"{"basisPoints":1,"fixedMinor":"01"}"#, #"{"basisPoints":1}"#,
    ])
    func isReadOnlyWithinItsBounds(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Fee.self, from: Data(json.utf8)) }
    }
}

import Testing

@testable import Ledger

@Suite struct FeeBearerTests {
    private func fen(_ minor: Int64) -> Money { Money(minor: minor, currency: .cny) }
    private let five = Fee(basisPoints: 500, fixedMinor: 0)!

    @Test func theSellersFeeComesOffTheRelease() throws {
        #expect(try five.due(for: fen(10_000), borneBy: .seller) == fen(10_000))
        let parts = five.split(fen(10_000), of: fen(10_000), for: fen(10_000))
        #expect(parts.fee == fen(500))
        #expect(parts.net == fen(9_500))
    }

    @Test func theBuyersFeeIsPaidOnTop() throws {
        #expect(try five.due(for: fen(10_000), borneBy: .buyer) == fen(10_500))
        let parts = five.split(fen(10_500), of: fen(10_500), for: fen(10_000))
        #expect(parts.fee == fen(500))
        #expect(parts.net == fen(10_000))
    }

    @Test func ofAnOddFeeTheSellerBearsTheOddFen() throws {
        #expect(try five.due(for: fen(9_980), borneBy: .half) == fen(9_980 + 249))
        let parts = five.split(fen(10_229), of: fen(10_229), for: fen(9_980))
        #expect(parts.fee == fen(499))
        #expect(parts.net == fen(9_980 - 250))
    }

    @Test func whatGoesBackBearsNoFee() {
        // Of 105.00 paid for 100.00 half goes back: the fee is that of half the price.
        let parts = five.split(fen(5_250), of: fen(10_500), for: fen(10_000))
        #expect(parts.fee == fen(250))
        #expect(parts.net == fen(5_000))
    }

    @Test(arguments: FeeBearer.allCases) func theSmallestAndTheLargestAmountsAddUp(_ bearer: FeeBearer) throws {
        let fees = [(0, 0), (1, 0), (500, 0), (10_000, 0), (0, 1), (500, 30), (9_999, Int64.max), (10_000, Int64.max)]
        for (points, fixed) in fees {
            let fee = try #require(Fee(basisPoints: points, fixedMinor: fixed))
            for price in [1, 2, 3, 19, 20, 99, 10_000, 1_000_000_000, Int64.max / 2] as [Int64] {
                let due = try fee.due(for: fen(price), borneBy: bearer)
                #expect(due.minor >= price)
                for gross in [0, 1, due.minor / 3, due.minor / 2, due.minor - 1, due.minor] {
                    let parts = fee.split(fen(gross), of: due, for: fen(price))
                    #expect(parts.fee.minor >= 0 && parts.net.minor >= 0)
                    #expect(parts.fee.minor + parts.net.minor == gross, "\(fee) \(price) \(gross)")
                }
                let whole = fee.split(due, of: due, for: fen(price))
                #expect(whole.fee == fee.split(fen(price)).fee, "a full release bears the full fee")
            }
        }
    }

    @Test func whatCannotBeCountedIsAnError() throws {
        let all = try #require(Fee(basisPoints: 10_000, fixedMinor: 0))
        #expect(throws: LedgerError.overflow) { try all.due(for: fen(.max), borneBy: .buyer) }
        #expect(try all.due(for: fen(.max), borneBy: .seller) == fen(.max))
        let parts = all.split(fen(.max), of: fen(.max), for: fen(.max))
        #expect(parts.fee == fen(.max) && parts.net == fen(0))
    }
}

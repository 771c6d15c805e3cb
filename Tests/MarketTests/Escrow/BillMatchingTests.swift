import Ledger
import Testing

@testable import Market

@Suite struct BillMatchingTests {
    @Test func whatAgreesIsMatchedAndCounted() {
        let day = BillDay(40, seed: 1)
        let matching = day.matching()
        #expect(matching.differences == [])
        #expect(matching.matchedCount == 40)
        #expect(Set(matching.totals.map(\.kind)) == [.payment, .refund, .payout, .fee])
        #expect(matching.totals.filter { $0.kind != .fee }.map(\.count).reduce(0, +) == 40)
    }

    /// Random days with faults put into them: each is found, in its place and with its amounts, and none is invented.
    @Test func everyFaultIsFoundAndNoneIsInvented() {
        var found = 0
        for seed in UInt64(1)...400 {
            var chance = SplitMix64(seed: seed)
            var day = BillDay(Int.random(in: 0...60, using: &chance), seed: seed)
            var expected: [String: BillDifference.Case] = [:]
            for number in day.ledger.indices where Int.random(in: 0..<5, using: &chance) == 0 {
                guard let line = day.bill.firstIndex(where: { $0.payment == "p\(number)" && $0.kind.isMatched }),
                    let entry = day.ledger.firstIndex(where: { $0.payment == "p\(number)" })
                else { continue }
                let old = day.bill[line]
                switch Int.random(in: 0..<5, using: &chance) {
                case 0:
                    // Only an entry of the day itself can be missing in its bill.
                    guard BillDay.day.contains(day.ledger[entry].at) else { continue }
                    day.bill.remove(at: line)
                    expected["p\(number)"] = .onlyInLedger
                case 1:
                    day.ledger.remove(at: entry)
                    expected["p\(number)"] = .onlyInBill
                case 2:
                    day.bill[line] = BillLine(
                        kind: old.kind, payment: old.payment, movement: old.movement, transaction: old.transaction,
                        amount: .fen(old.amount.minor + 1), at: old.at)
                    expected["p\(number)"] = .otherAmount
                case 3:
                    day.bill[line] = BillLine(
                        kind: old.kind, payment: old.payment, movement: old.movement, transaction: old.transaction + "x",
                        amount: old.amount, at: old.at)
                    expected["p\(number)"] = .otherNumber
                default:
                    day.bill.append(old)
                    expected["p\(number)"] = .duplicated
                }
            }
            let matching = day.matching()
            let cases = Dictionary(matching.differences.map { ($0.payment, $0.how) }) { first, _ in first }
            #expect(cases == expected, "seed \(seed)")
            #expect(matching.differences.count == expected.count, "seed \(seed)")
            #expect(day.matching() == matching)
            found += expected.count
        }
        #expect(found > 1_500)
    }

    @Test func excessSaysWhoHasMore() {
        let (payment, refund) = (BillDay.line(1, minor: 500), BillDay.line(2, .refund, minor: 300))
        func excess(_ bill: [BillLine], _ ledger: [LedgerMovement]) -> [Int64] {
            BillMatching(bill: bill, of: BillDay.day, ledger: ledger).differences.map(\.excess.minor)
        }
        #expect(excess([payment], []) == [500])
        #expect(excess([], [BillDay.entry(payment, position: 1)]) == [-500])
        #expect(excess([refund], []) == [-300])
        #expect(excess([], [BillDay.entry(refund, position: 1)]) == [300])
        #expect(excess([payment, payment], [BillDay.entry(payment, position: 1)]) == [500])
        let more = BillDay.entry(BillDay.line(1, minor: 700), position: 1)
        #expect(excess([payment], [more]) == [-200])
    }

    @Test func whatCrossedMidnightIsNoDifference() {
        let late = BillDay.line(1, at: BillDay.day.end.adding(Span(ms: -500)))
        let early = BillDay.line(2, at: BillDay.day.start)
        let ledger = [
            BillDay.entry(late, position: 1, at: BillDay.day.end.adding(.hours(2))),
            BillDay.entry(early, position: 2, at: BillDay.day.start.adding(.minutes(-1))),
        ]
        #expect(BillMatching(bill: [late, early], of: BillDay.day, ledger: ledger).differences == [])
        // The entry of two in the morning belongs to the bill of the day before, and is missing only if that is not known.
        let next = BillDay.day.adding(days: 1)
        #expect(BillMatching(bill: [], of: next, ledger: ledger, neighbours: [late, early]).differences == [])
        #expect(BillMatching(bill: [], of: next, ledger: ledger).differences.map(\.how) == [.onlyInLedger])
        // A line that stands in both bills is there twice.
        let again = BillMatching(bill: [late], of: next, ledger: ledger, neighbours: [late])
        #expect(again.differences.map(\.how) == [.duplicated])
    }

    @Test func partsOfOnePaymentAreToldApart() {
        func part(_ number: String?, _ minor: Int64, hours: Int = 1) -> BillLine {
            BillLine(
                kind: .refund, payment: "p1", movement: number, transaction: "t1", amount: .fen(minor),
                at: BillDay.day.start.adding(.hours(hours)))
        }
        let ledger = [BillDay.entry(part("p1-r1", 100), position: 1), BillDay.entry(part("p1-r2", 100), position: 2)]
        func found(_ bill: [BillLine]) -> [BillDifference.Case] {
            BillMatching(bill: bill, of: BillDay.day, ledger: ledger).differences.map(\.how)
        }
        #expect(found([part("p1-r2", 100), part("p1-r1", 100)]) == [])
        #expect(found([part("p1-r1", 100), part("p1-r1", 100)]) == [.duplicated, .onlyInLedger])
        // Without numbers of ours: by amount, and two at different times are two.
        #expect(found([part(nil, 100), part(nil, 100, hours: 2)]) == [.otherNumber, .otherNumber])
        #expect(found([part(nil, 100), part(nil, 100)]) == [.otherNumber, .duplicated, .onlyInLedger])
    }

    @Test func anotherCurrencyIsAnotherThing() throws {
        let dollars = try #require(Currency(code: "USD"))
        let line = BillLine(
            kind: .payment, payment: "p1", movement: nil, transaction: "t1", amount: Money(minor: 10_000, currency: dollars),
            at: BillDay.day.start)
        let ledger = [BillDay.entry(BillDay.line(1), position: 1)]
        let matching = BillMatching(bill: [line], of: BillDay.day, ledger: ledger)
        #expect(matching.differences.map(\.how) == [.onlyInBill, .onlyInLedger])
    }

    @Test func aHundredThousandLinesAreMatchedInSeconds() {
        let day = BillDay(100_000, seed: 7)
        let clock = ContinuousClock()
        var matching: BillMatching?
        let span = clock.measure { matching = day.matching() }
        #expect(matching?.matchedCount == 100_000 && matching?.differences == [])
        print("100,000 lines, without their fees, matched in \(span)")
        #expect(span < .seconds(30))
    }
}

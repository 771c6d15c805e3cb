import Foundation
import Ledger
import Testing

@testable import Market

@Suite struct TakeBillTests {
    static let day = BillDay.day
    static let later = day.end.adding(.hours(10))

    static func command(
        _ bill: [BillLine], _ ledger: [LedgerMovement] = [], of day: BeijingDay = day, neighbours: [BillLine] = [],
        file: Int? = 1, source: BillTaken.Source = .fetched
    ) -> TakeBill {
        TakeBill(
            gateway: "sandbox", day: day, file: file.map { BillFile(sha256: .number($0), bytes: 9) }, source: source,
            matching: BillMatching(bill: bill, of: day, ledger: ledger, neighbours: neighbours), ledgerSize: 5, beside: [],
            kinds: [.payment, .refund, .payout])
    }

    static func fee(_ minor: Int64, _ kind: GatewayMovement = .fee) -> BillLine {
        BillLine(kind: kind, payment: "p1", movement: nil, transaction: "t1", amount: .fen(minor), at: day.start)
    }

    /// The state after the bill has been taken.
    static func taken(_ command: TakeBill, _ before: Reconciliation = Reconciliation()) throws -> Reconciliation {
        var state = before
        for event in try command.decide(by: .clock, at: later.adding(.days(9)), in: before) { state.apply(event, at: later) }
        return state
    }

    @Test func aBillIsEnteredWithItsFeesAndDifferences() throws {
        let known = BillDay.line(1)
        let bill = [known, BillDay.line(2), Self.fee(60), Self.fee(40), Self.fee(5, .feeReturned)]
        let events = try Self.command(bill, [BillDay.entry(known, position: 1)]).decide(
            by: .clock, at: Self.later, in: Reconciliation())
        #expect(events.map(\.kind) == ["billTaken", "gatewayFeesBooked", "differenceFound"])
        #expect(
            events.flatMap { $0.transfers(at: "sandbox") } == [
                Transfer(from: .costs, to: .gateway("sandbox"), amount: .fen(100)),
                Transfer(from: .gateway("sandbox"), to: .costs, amount: .fen(5)),
            ])
        let state = try Self.taken(Self.command(bill, [BillDay.entry(known, position: 1)]))
        #expect(state.days[Self.day]?.bill.matched == 1 && state.openCount == 1)
        #expect(state.difference(1)?.found.difference.how == .onlyInBill && state.difference(2) == nil)
    }

    @Test func theSameBillIsTakenOnceAndNoOther() throws {
        let state = try Self.taken(Self.command([BillDay.line(1)]))
        #expect(try Self.command([BillDay.line(1)]).decide(by: .clock, at: Self.later, in: state) == [])
        #expect(throws: TakeBillRefusal.otherBillTaken) {
            try Self.command([BillDay.line(1)], file: 2).decide(by: .clock, at: Self.later, in: state)
        }
        #expect(throws: TakeBillRefusal.otherBillTaken) {
            try Self.command([], file: nil).decide(by: .clock, at: Self.later, in: state)
        }
    }

    @Test func anEntryOfBeforePayoutsWereHeldAgainstBillsSaysSo() throws {
        let state = try Self.taken(Self.command([BillDay.line(1, .payout)]))
        let taken = try #require(state.days[Self.day]?.bill)
        #expect(taken.kindsMatched == [.payment, .refund, .payout])
        let text = String(decoding: try JSONEncoder().encode(taken), as: UTF8.self)
        let older = text.replacing(/"kinds":\[[^\]]*\],?/, with: "").replacing(",}", with: "}")
        #expect(older != text)
        let read = try JSONDecoder().decode(BillTaken.self, from: Data(older.utf8))
        #expect(read.kindsMatched == [.payment, .refund] && read.totals == taken.totals)
    }

    @Test func noBillOfADayThatIsNotOver() {
        #expect(throws: TakeBillRefusal.dayNotOver) {
            try Self.command([]).decide(by: .clock, at: Self.day.end.adding(Span(ms: -1)), in: Reconciliation())
        }
    }

    @Test func onlyTheJobAndStaffBringBills() throws {
        for actor in [Actor.buyer, .bank] {
            #expect(throws: TakeBillRefusal.notStaff) {
                try Self.command([]).decide(by: actor, at: Self.later, in: Reconciliation())
            }
        }
        #expect(throws: TakeBillRefusal.notStaff) {
            try Self.command([], source: .uploaded).decide(by: .clock, at: Self.later, in: Reconciliation())
        }
        #expect(try Self.command([], source: .uploaded).decide(by: .mediator, at: Self.later, in: Reconciliation()).count == 1)
    }

    @Test func aBillOfAnotherMerchantIsNotTaken() {
        let bill = (0...TakeBill.differencesMax).map { BillDay.line($0) }
        let refusal = TakeBillRefusal.tooManyDifferences
        #expect(throws: refusal) { try Self.command(bill).decide(by: .clock, at: Self.later, in: Reconciliation()) }
        #expect(refusal.details == ["2000"])
        #expect(throws: Never.self) {
            try Self.command(bill.dropLast()).decide(by: .clock, at: Self.later, in: Reconciliation())
        }
    }

    @Test func whatTheNextBillHasIsResolved() throws {
        let line = BillDay.line(1, at: Self.day.end.adding(.minutes(5)))
        let entry = BillDay.entry(line, position: 1, at: Self.day.end.adding(.minutes(-5)))
        let first = try Self.taken(Self.command([], [entry], file: nil))
        #expect(first.openCount == 1)
        let next = Self.day.adding(days: 1)
        let events = try Self.command([line], [entry], of: next, file: 2).decide(by: .clock, at: next.end, in: first)
        #expect(events.map(\.kind) == ["billTaken", "differenceResolved"])
        let state = try Self.taken(Self.command([line], [entry], of: next, file: 2), first)
        #expect(state.openCount == 0 && state.difference(1)?.resolution?.kind == .inOtherBill)
    }

    /// A line was asked about and its entry is of a day far away: that day's bill does not miss it.
    @Test func whatAnotherBillHadIsMissingInNone() throws {
        let (line, far) = (BillDay.line(1), Self.day.adding(days: 4))
        let entry = BillDay.entry(line, position: 1, at: far.start.adding(.hours(3)))
        var state = try Self.taken(Self.command([line]))
        for event in try ClearDifference(number: 1, entry: entry.entry).decide(by: .bank, at: Self.later, in: state) {
            state.apply(event, at: Self.later)
        }
        let other = BillDay.entry(BillDay.line(2), position: 2, at: far.start.adding(.hours(4)))
        state = try Self.taken(Self.command([], [entry, other], of: far, file: nil), state)
        #expect(state.differences.map(\.found.difference.how) == [.onlyInBill, .onlyInLedger, .onlyInLedger])
        #expect(state.difference(2)?.resolution?.kind == .inOtherBill)
        #expect(state.difference(3)?.resolution == nil && state.openCount == 1)
    }
}

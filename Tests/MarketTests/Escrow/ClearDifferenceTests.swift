import Ledger
import Testing

@testable import Market

@Suite struct ClearDifferenceTests {
    private let entry = EntryPlace(stream: "trade/x", sequence: 7)

    @Test func theGatewaysOwnWordClearsIt() throws {
        var state = try ResolveDifferenceTests.state()
        let events = try ClearDifference(number: 1, entry: entry).decide(by: .bank, at: .opening, in: state)
        #expect(events == [.differenceResolved(DifferenceResolved(number: 1, kind: .foundByQuery, entry: entry))])
        #expect(events.flatMap { $0.transfers(at: "sandbox") } == [])
        for event in events { state.apply(event, at: .opening) }
        #expect(state.openCount == 2)
        #expect(try ClearDifference(number: 1, entry: entry).decide(by: .bank, at: .opening, in: state) == [])
    }

    /// The entry was missing in the bill of a day; now the line turns up in that of a day far away.
    @Test func whatWasMissingElsewhereIsClearedWithIt() throws {
        let (line, far) = (BillDay.line(1), BillDay.day.adding(days: 4))
        var state = try TakeBillTests.taken(TakeBillTests.command([], [BillDay.entry(line, position: 1)]))
        #expect(state.differences.map(\.found.difference.how) == [.onlyInLedger] && state.openCount == 1)
        state = try TakeBillTests.taken(TakeBillTests.command([line], of: far, file: 2), state)
        #expect(state.openCount == 2)
        let place = try #require(state.difference(1)?.found.difference.entry)
        for event in try ClearDifference(number: 2, entry: place).decide(by: .bank, at: .opening, in: state) {
            #expect(event.transfers(at: "sandbox") == [])
            state.apply(event, at: .opening)
        }
        #expect(state.differences.map(\.resolution?.kind) == [.inOtherBill, .foundByQuery] && state.openCount == 0)
    }

    @Test func nothingElseIsCleared() throws {
        let state = try ResolveDifferenceTests.state()
        for actor in [Actor.mediator, .clock, .seller] {
            #expect(throws: ResolveDifferenceRefusal.notStaff) {
                try ClearDifference(number: 1, entry: entry).decide(by: actor, at: .opening, in: state)
            }
        }
        #expect(throws: ResolveDifferenceRefusal.kind) {
            try ClearDifference(number: 3, entry: entry).decide(by: .bank, at: .opening, in: state)
        }
        #expect(throws: ResolveDifferenceRefusal.unknown) {
            try ClearDifference(number: 9, entry: entry).decide(by: .bank, at: .opening, in: state)
        }
    }
}

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

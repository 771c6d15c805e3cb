import Testing

@testable import Market

@Suite struct EraseIdentityDocumentsTests {
    private static let decided = Identity.after([Identity.submitted, Identity.looked, Identity.decided(true)])
    private static let end = Timestamp.opening.adding(.days(30))
    private let command = EraseIdentityDocuments(owner: .seller, number: 1)

    @Test func afterThirtyDaysPapersAndNameGo() throws {
        let events = try command.decide(by: .clock, at: Self.end, in: Self.decided)
        #expect(
            events == [
                .identityDocumentsErased(IdentityDocumentsErased(number: 1, documents: [.number(1)])),
                .erased(Erased(member: .seller, values: [.init(sequence: 0, fields: ["name"])], files: [])),
            ])
        var erased = Self.decided
        for event in events { erased.apply(event, at: Self.end) }
        #expect(erased.verified?.isErased == true)
        #expect(try command.decide(by: .clock, at: Self.end, in: erased) == [])
    }

    @Test func notBeforeAndNotByAnybody() {
        #expect(throws: IdentityRefusal.notDue) {
            try command.decide(by: .clock, at: Self.end.adding(Span(ms: -1)), in: Self.decided)
        }
        #expect(throws: IdentityRefusal.notDue) { try command.decide(by: .mediator, at: Self.end, in: Self.decided) }
        #expect(throws: IdentityRefusal.notDue) {
            try command.decide(by: .clock, at: Self.end, in: .after([Identity.submitted, Identity.looked]))
        }
        #expect(throws: IdentityRefusal.unknownRequest) { try command.decide(by: .clock, at: Self.end, in: Identity()) }
    }
}

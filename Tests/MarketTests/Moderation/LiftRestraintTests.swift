import Testing

@testable import Market

@Suite struct LiftRestraintTests {
    private let command = LiftRestraint(.number(70), reason: "已澄清")

    @Test func theMemberIsFree() throws {
        var member = Member.restrained(.account)
        for event in try command.decide(by: .mediator, at: .opening, in: member) { member.apply(event, at: .opening) }
        #expect(member.restraints.isEmpty)
        #expect(throws: Never.self) { try member.demand(.publish, at: .opening) }
        #expect(throws: ModerationRefusal.unknownRestraint) { try command.decide(by: .mediator, at: .opening, in: member) }
    }

    @Test func theClockEndsWhatHasLapsedAndNothingElse() throws {
        #expect(throws: ModerationRefusal.notStaffsWord) { try command.decide(by: .clock, at: .opening, in: .restrained(.account)) }
        let end = Timestamp.opening.adding(.days(3))
        let frozen = Member.restrained(.account, until: end)
        #expect(throws: ModerationRefusal.notStaffsWord) {
            try command.decide(by: .clock, at: end.adding(Span(ms: -1)), in: frozen)
        }
        #expect(try command.decide(by: .clock, at: end, in: frozen).count == 1)
        #expect(throws: ModerationRefusal.notStaffsWord) { try command.decide(by: .bank, at: end, in: frozen) }
        #expect(throws: ModerationRefusal.unknownRestraint) {
            try command.decide(by: .clock, at: end, in: .after([Member.registered]))
        }
    }
}

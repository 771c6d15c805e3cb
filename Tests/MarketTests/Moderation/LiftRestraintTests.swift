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

    @Test func theClockLiftsNothing() {
        #expect(throws: ModerationRefusal.notStaffsWord) { try command.decide(by: .clock, at: .opening, in: .restrained(.account)) }
    }
}

import Testing

@testable import Market

@Suite struct GrantRoleTests {
    @Test func theFirstTwoOperatorsAreTheHosts() throws {
        let member = try Member.registered()
        for count in 0...1 {
            let events = try grant(operators: count, deed: nil).decide(by: GrantRole.host, at: .opening, in: member)
            #expect(events == [.roleGranted(RoleGranted(role: .operator, deed: nil, reason: Sealed("开张")))])
        }
        #expect(throws: DeskRefusal.hostMayNot) {
            try grant(operators: 2, deed: nil).decide(by: GrantRole.host, at: .opening, in: member)
        }
        #expect(throws: DeskRefusal.hostMayNot) {
            try grant(operators: 0, deed: nil).decide(by: .bank, at: .opening, in: member)
        }
    }

    @Test func staffGrantsWhatTwoAgreedOn() throws {
        var member = try Member.registered()
        let events = try grant(operators: 2, deed: .number(1)).decide(by: .mediator, at: .opening, in: member)
        for event in events { member.apply(event, at: .opening) }
        #expect(member.roles == [.operator])
        #expect(try grant(operators: 3, deed: .number(2)).decide(by: .mediator, at: .opening, in: member) == [])
        #expect(throws: DeskRefusal.secondNeeded) {
            try grant(operators: 2, deed: nil).decide(by: .mediator, at: .opening, in: member)
        }
    }

    @Test(arguments: [Actor.buyer, .clock]) func nobodyElse(actor: Actor) throws {
        let member = try Member.registered()
        #expect(throws: DeskRefusal.notAllowed) {
            try grant(operators: 0, deed: .number(1)).decide(by: actor, at: .opening, in: member)
        }
    }

    @Test func thereMustBeAnAccount() {
        #expect(throws: DeskRefusal.notRegistered) {
            try grant(operators: 0, deed: nil).decide(by: GrantRole.host, at: .opening, in: Member())
        }
    }

    private func grant(operators: Int, deed: DeedID?) -> GrantRole {
        GrantRole(role: .operator, reason: "开张", deed: deed, operatorsCount: operators)
    }
}

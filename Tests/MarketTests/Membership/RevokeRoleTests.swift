import Testing

@testable import Market

@Suite struct RevokeRoleTests {
    static let member = {
        var member = Member()
        member.apply(.memberRegistered(MemberRegistered(handle: Sealed("a"), displayName: Sealed("a"))), at: .opening)
        for role in StaffRole.allCases {
            member.apply(.roleGranted(RoleGranted(role: role, deed: nil, reason: Sealed("x"))), at: .opening)
        }
        return member
    }()

    @Test func theRoleIsGone() throws {
        var member = Self.member
        for event in try revoke(.operator, operators: 2).decide(by: .mediator, at: .opening, in: member) {
            member.apply(event, at: .opening)
        }
        #expect(member.roles == [.mediator])
        #expect(throws: DeskRefusal.roleNotHeld) {
            try revoke(.operator, operators: 2).decide(by: .mediator, at: .opening, in: member)
        }
    }

    @Test func theLastOperatorStays() throws {
        #expect(throws: DeskRefusal.lastOperator) {
            try revoke(.operator, operators: 1).decide(by: .mediator, at: .opening, in: Self.member)
        }
        #expect(try revoke(.mediator, operators: 1).decide(by: .mediator, at: .opening, in: Self.member).count == 1)
    }

    @Test(arguments: [Actor.buyer, .clock, GrantRole.host]) func onlyStaff(actor: Actor) {
        #expect(throws: DeskRefusal.notAllowed) {
            try revoke(.mediator, operators: 2).decide(by: actor, at: .opening, in: Self.member)
        }
    }

    private func revoke(_ role: StaffRole, operators: Int) -> RevokeRole {
        RevokeRole(role: role, reason: "离职", deed: .number(1), operatorsCount: operators)
    }
}

import Testing

@testable import Market

@Suite struct DecideIdentityTests {
    private static let looked = Identity.after([Identity.submitted, Identity.looked])

    private func command(_ isVerified: Bool = true, reason: String = "清楚") -> DecideIdentity {
        DecideIdentity(
            owner: .seller, number: 1, isVerified: isVerified, reason: reason, staff: Staff(roles: [.operator]))
    }

    @Test(arguments: [true, false]) func whoLookedDecides(isVerified: Bool) throws {
        let events = try command(isVerified).decide(by: .mediator, at: .opening, in: Self.looked)
        #expect(events == [Identity.decided(isVerified)])
        let decided = Identity.after([Identity.submitted, Identity.looked] + events)
        #expect((decided.verified != nil) == isVerified && decided.waiting == nil)
        #expect(throws: IdentityRefusal.decidedAlready) { try command().decide(by: .mediator, at: .opening, in: decided) }
    }

    @Test func aRefusalNeedsAReason() throws {
        #expect(throws: IdentityRefusal.reasonLength(max: 500)) {
            try command(false, reason: " ").decide(by: .mediator, at: .opening, in: Self.looked)
        }
        #expect(try command(true, reason: "").decide(by: .mediator, at: .opening, in: Self.looked).count == 1)
    }

    @Test func neverUnseen() {
        #expect(throws: IdentityRefusal.notLookedAt) { try command().decide(by: .other, at: .opening, in: Self.looked) }
        #expect(throws: IdentityRefusal.unknownRequest) { try command().decide(by: .mediator, at: .opening, in: Identity()) }
        #expect(throws: IdentityRefusal.staffIsParty) { try command().decide(by: .staff(.seller), at: .opening, in: Self.looked) }
    }
}

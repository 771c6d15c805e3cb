import Testing

@testable import Market

@Suite struct LookAtIdentityTests {
    private func command(_ number: Int = 1, roles: Set<StaffRole> = [.operator]) -> LookAtIdentity {
        LookAtIdentity(owner: .seller, number: number, staff: Staff(roles: roles))
    }

    @Test func everyLookIsAnEntry() throws {
        let identity = Identity.after([Identity.submitted])
        #expect(try command().decide(by: .mediator, at: .opening, in: identity) == [Identity.looked])
        let looked = Identity.after([Identity.submitted, Identity.looked])
        #expect(looked.waiting?.lookedBy == [.mediator])
        #expect(try command().decide(by: .mediator, at: .opening, in: looked).count == 1)
    }

    @Test func whatIsRefused() {
        let identity = Identity.after([Identity.submitted])
        #expect(throws: IdentityRefusal.staffNotAllowed) {
            try command(roles: [.mediator]).decide(by: .mediator, at: .opening, in: identity)
        }
        #expect(throws: IdentityRefusal.staffNotAllowed) { try command().decide(by: .seller, at: .opening, in: identity) }
        #expect(throws: IdentityRefusal.staffIsParty) { try command().decide(by: .staff(.seller), at: .opening, in: identity) }
        #expect(throws: IdentityRefusal.unknownRequest) { try command(2).decide(by: .mediator, at: .opening, in: identity) }
        let erased = Identity.after([
            Identity.submitted, .identityDocumentsErased(IdentityDocumentsErased(number: 1, documents: [.number(1)])),
        ])
        #expect(throws: IdentityRefusal.documentsGone) { try command().decide(by: .mediator, at: .opening, in: erased) }
    }
}

import Testing

@testable import Market

@Suite struct SubmitIdentityTests {
    private func command(name: String = "于衡", documents: [Digest] = [.number(1)]) -> SubmitIdentity {
        SubmitIdentity(owner: .seller, paper: .idCard, name: name, documents: documents, method: "manual")
    }

    @Test func itWaitsForADecision() throws {
        #expect(try command().decide(by: .seller, at: .opening, in: Identity()) == [Identity.submitted])
        let identity = Identity.after([Identity.submitted])
        #expect(identity.waiting?.facts.number == 1 && identity.verified == nil)
        #expect(throws: IdentityRefusal.waiting) { try command().decide(by: .seller, at: .opening, in: identity) }
        let refused = Identity.after([Identity.submitted, Identity.looked, Identity.decided(false)])
        guard case .identitySubmitted(let again)? = try command().decide(by: .seller, at: .opening, in: refused).first else {
            Issue.record("a refused member tries again")
            return
        }
        #expect(again.number == 2)
    }

    @Test func whatIsRefused() {
        let cases: [(SubmitIdentity, Actor, IdentityRefusal)] = [
            (command(), .buyer, .notYourIdentity), (command(name: " "), .seller, .nameMalformed),
            (command(name: String(repeating: "长", count: 65)), .seller, .nameMalformed),
            (command(documents: []), .seller, .documentsCount(max: 4)),
            (command(documents: (1...5).map(Digest.number)), .seller, .documentsCount(max: 4)),
        ]
        for (command, actor, refusal) in cases {
            #expect(throws: refusal) { try command.decide(by: actor, at: .opening, in: Identity()) }
        }
    }
}

import Testing

@testable import Market

@Suite struct RequestErasureTests {
    @Test func theRequestStandsFromThatMoment() throws {
        var member = try Member.registered()
        let events = try RequestErasure().decide(by: .buyer, at: .opening, in: member)
        #expect(events == [.erasureRequested(ErasureRequested())])
        for event in events { member.apply(event, at: .opening) }
        #expect(member.erasureRequestedAt == .opening)
    }

    @Test func oneAtATimeAndOnlyByWhoIsThere() throws {
        let asked = try Member.registered([.erasureRequested(ErasureRequested())])
        #expect(throws: ErasureRefusal.erasureRequested) { try RequestErasure().decide(by: .buyer, at: .opening, in: asked) }
        #expect(throws: ErasureRefusal.notRegistered) { try RequestErasure().decide(by: .buyer, at: .opening, in: Member()) }
    }
}

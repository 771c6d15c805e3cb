import Testing

@testable import Market

@Suite struct WithdrawErasureTests {
    @Test func theRequestIsGone() throws {
        var member = try Member.registered([.erasureRequested(ErasureRequested())])
        let events = try WithdrawErasure().decide(by: .buyer, at: .opening, in: member)
        #expect(events == [.erasureWithdrawn(ErasureWithdrawn())])
        for event in events { member.apply(event, at: .opening) }
        #expect(member.erasureRequestedAt == nil)
    }

    @Test func thereMustBeOne() throws {
        let member = try Member.registered()
        #expect(throws: ErasureRefusal.erasureNotRequested) { try WithdrawErasure().decide(by: .buyer, at: .opening, in: member) }
    }
}

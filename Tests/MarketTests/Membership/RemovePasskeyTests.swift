import Testing

@testable import Market

@Suite struct RemovePasskeyTests {
    @Test func theKeyIsNobodysAnyMore() throws {
        var member = try Member.with(keys: 2)
        let events = try RemovePasskey(credential: "key-1").decide(by: .buyer, at: .opening, in: member)
        #expect(events == [.passkeyRemoved(PasskeyRemoved(credential: "key-1"))])
        for event in events { member.apply(event, at: .opening) }
        #expect(member.passkeys == ["key-0"])
    }

    @Test func onlyAKeyThatIsThere() throws {
        let member = try Member.with(keys: 1)
        #expect(throws: RemovePasskeyRefusal.passkeyUnknown) {
            try RemovePasskey(credential: "key-7").decide(by: .buyer, at: .opening, in: member)
        }
    }
}

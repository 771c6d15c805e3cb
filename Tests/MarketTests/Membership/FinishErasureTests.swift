import Testing

@testable import Market

@Suite struct FinishErasureTests {
    @Test func earlierNamesGoLastAndTheRequestIsDone() throws {
        var member = try Member.registered([.erasureRequested(ErasureRequested())])
        let events = try FinishErasure(erased: .of(0)).decide(by: .clock, at: .opening, in: member)
        #expect(events == [.erased(.of(0)), .erasureFinished(ErasureFinished())])
        #expect(try FinishErasure(erased: nil).decide(by: .clock, at: .opening, in: member).count == 1)
        for event in events { member.apply(event, at: .opening) }
        #expect(member.erasureRequestedAt == nil)
    }

    @Test func onlyTheClockAndOnlyWhatWasAskedFor() throws {
        let asked = try Member.registered([.erasureRequested(ErasureRequested())])
        #expect(throws: ErasureRefusal.erasureNotRequested) {
            try FinishErasure(erased: nil).decide(by: .buyer, at: .opening, in: asked)
        }
        let member = try Member.registered()
        #expect(throws: ErasureRefusal.erasureNotRequested) {
            try FinishErasure(erased: nil).decide(by: .clock, at: .opening, in: member)
        }
    }
}

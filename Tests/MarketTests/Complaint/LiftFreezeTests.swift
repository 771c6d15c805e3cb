import Testing

@testable import Market

@Suite struct LiftFreezeTests {
    private let command = LiftFreeze(.number(70), reason: "已澄清", staff: .operating)

    @Test func itEndsBeforeItsTime() throws {
        let lifted = Complaint.frozen.after(try command.decide(by: .mediator, at: .opening, in: .frozen))
        #expect(lifted.freezes.first?.stands(at: .opening) == false)
        #expect(throws: ComplaintRefusal.freezeOver) { try command.decide(by: .mediator, at: .opening, in: lifted) }
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.unknownFreeze) { try command.decide(by: .mediator, at: .opening, in: .open) }
        #expect(throws: ComplaintRefusal.staffNotAllowed) { try command.decide(by: .seller, at: .opening, in: .frozen) }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try LiftFreeze(.number(70), reason: " ", staff: .operating).decide(by: .mediator, at: .opening, in: .frozen)
        }
    }
}

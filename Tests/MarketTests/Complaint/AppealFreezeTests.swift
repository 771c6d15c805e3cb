import Testing

@testable import Market

@Suite struct AppealFreezeTests {
    private let command = AppealFreeze(.number(70), reason: "没有依据")

    @Test func whomItTouchesAppealsOnce() throws {
        let appealed = Complaint.frozen.after(try command.decide(by: .seller, at: .opening, in: .frozen))
        #expect(appealed.freezes.first?.isAppealed == true)
        #expect(throws: ComplaintRefusal.freezeAppealedAlready) { try command.decide(by: .seller, at: .opening, in: appealed) }
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.notTheAccused) { try command.decide(by: .buyer, at: .opening, in: .frozen) }
        #expect(throws: ComplaintRefusal.unknownFreeze) { try command.decide(by: .seller, at: .opening, in: .open) }
        #expect(throws: ComplaintRefusal.freezeOver) {
            try command.decide(by: .seller, at: Timestamp.opening.adding(.days(3)), in: .frozen)
        }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try AppealFreeze(.number(70), reason: "").decide(by: .seller, at: .opening, in: .frozen)
        }
    }
}

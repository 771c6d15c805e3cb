import Testing

@testable import Market

@Suite struct WithdrawComplaintTests {
    @Test func theComplainantTakesItBackBeforeTheDecision() throws {
        let events = try WithdrawComplaint().decide(by: .buyer, at: .opening, in: .heard)
        #expect(events == [.complaintWithdrawn(ComplaintWithdrawn())])
        let withdrawn = Complaint.heard.after(events)
        #expect(withdrawn.standing(at: .opening) == .withdrawn)
        #expect(try WithdrawComplaint().decide(by: .buyer, at: .opening, in: withdrawn) == [])
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.notFound) { try WithdrawComplaint().decide(by: .buyer, at: .opening, in: Complaint()) }
        #expect(throws: ComplaintRefusal.notTheComplainant) { try WithdrawComplaint().decide(by: .seller, at: .opening, in: .open) }
        #expect(throws: ComplaintRefusal.decided) {
            try WithdrawComplaint().decide(by: .buyer, at: .opening, in: .decided(.unfounded))
        }
    }
}

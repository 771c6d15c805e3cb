import Testing

@testable import Market

@Suite struct TakeComplaintTests {
    private let command = TakeComplaint(staff: .judges)

    @Test func oneTakesItAndAnotherTakesItOver() throws {
        let taken = Complaint.open.after(try command.decide(by: .mediator, at: .opening, in: .open))
        #expect(taken.handler == .mediator)
        #expect(try command.decide(by: .mediator, at: .opening, in: taken) == [])
        let over = taken.after(try command.decide(by: .other, at: .opening, in: taken))
        #expect(over.handler == .other)
    }

    @Test func anAppealIsTakenByAnother() throws {
        #expect(Complaint.appealed().handler == nil)
        #expect(throws: ComplaintRefusal.sameStaff) { try command.decide(by: .mediator, at: .opening, in: .appealed()) }
        #expect(try command.decide(by: .other, at: .opening, in: .appealed()).count == 1)
    }

    @Test func whoHasNoRightOrAPartDoesNot() {
        #expect(throws: ComplaintRefusal.staffNotAllowed) { try command.decide(by: .stranger, at: .opening, in: .open) }
        #expect(throws: ComplaintRefusal.staffNotAllowed) {
            try TakeComplaint(staff: Staff(roles: [])).decide(by: .mediator, at: .opening, in: .open)
        }
        for party: MemberID in [.buyer, .seller] {
            #expect(throws: ComplaintRefusal.staffIsParty) { try command.decide(by: .staff(party), at: .opening, in: .open) }
        }
        #expect(throws: ComplaintRefusal.notFound) { try command.decide(by: .mediator, at: .opening, in: Complaint()) }
        #expect(throws: ComplaintRefusal.decided) { try command.decide(by: .mediator, at: .opening, in: .decided(.founded)) }
    }
}

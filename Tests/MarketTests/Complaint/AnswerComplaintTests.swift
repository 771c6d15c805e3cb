import Testing

@testable import Market

@Suite struct AnswerComplaintTests {
    @Test func theAccusedIsHeard() throws {
        let events = try AnswerComplaint(text: "已写明").decide(by: .seller, at: .opening, in: .open)
        #expect(events.map(\.kind) == ["complaintAnswered"])
        #expect(Complaint.open.after(events).standing(at: .opening) == .ready)
        #expect(try AnswerComplaint(text: "补充").decide(by: .seller, at: .opening, in: .heard).count == 1)
        // Late is still better than silent, as long as nothing is decided.
        let late = Timestamp.opening.adding(.days(5))
        #expect(try AnswerComplaint(text: "晚了").decide(by: .seller, at: late, in: .open).count == 1)
    }

    @Test func whatIsRefused() {
        let command = AnswerComplaint(text: "已写明")
        #expect(throws: ComplaintRefusal.notFound) { try command.decide(by: .seller, at: .opening, in: Complaint()) }
        for actor: Actor in [.buyer, .stranger, .mediator, .clock] {
            #expect(throws: ComplaintRefusal.notTheAccused) { try command.decide(by: actor, at: .opening, in: .open) }
        }
        #expect(throws: ComplaintRefusal.decided) { try command.decide(by: .seller, at: .opening, in: .decided(.unfounded)) }
        #expect(throws: ComplaintRefusal.textLength(max: 4_000)) {
            try AnswerComplaint(text: "").decide(by: .seller, at: .opening, in: .open)
        }
    }
}

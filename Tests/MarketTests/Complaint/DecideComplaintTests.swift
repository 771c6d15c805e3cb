import Testing

@testable import Market

@Suite struct DecideComplaintTests {
    private func command(
        _ outcome: ComplaintOutcome = .founded, _ measure: ComplaintMeasure? = nil, reason: String = "核对过"
    ) -> DecideComplaint {
        DecideComplaint(outcome, measure: measure, reason: reason, staff: .judges, policy: .standard)
    }

    @Test func whoHandlesItDecides() throws {
        let events = try command(.measured, .listingTakenDown).decide(by: .mediator, at: .opening, in: .heard)
        let decided = Complaint.heard.after(events)
        #expect(decided.outcome == .measured && decided.measure == .listingTakenDown)
        let end = Timestamp.opening.adding(.days(7))
        #expect(decided.standing(at: end.adding(Span(ms: -1))) == .decided && decided.standing(at: end) == .final)
    }

    @Test func neverBeforeTheAccusedWasHeard() throws {
        let taken = Complaint.open.after([.complaintTaken(ComplaintTaken(by: .mediator))])
        let end = Timestamp.opening.adding(.hours(48))
        #expect(throws: ComplaintRefusal.answerOutstanding) {
            try command().decide(by: .mediator, at: end.adding(Span(ms: -1)), in: taken)
        }
        #expect(try command().decide(by: .mediator, at: end, in: taken).count == 1)
    }

    @Test(arguments: [
        (ComplaintOutcome.unfounded, ComplaintMeasure.warning as ComplaintMeasure?), (.founded, .listingTakenDown),
        (.measured, nil),
    ]) func outcomeAndMeasureGoTogether(outcome: ComplaintOutcome, measure: ComplaintMeasure?) {
        #expect(throws: ComplaintRefusal.measureImpossible) {
            try command(outcome, measure).decide(by: .mediator, at: .opening, in: .heard)
        }
    }

    @Test func onlyAListingIsTakenDown() {
        #expect(!DecideComplaint.goesTogether(.measured, .listingTakenDown, .member(.seller)))
        #expect(!DecideComplaint.goesTogether(.measured, .warning, .deed(.number(8))))
        #expect(DecideComplaint.goesTogether(.measured, .warning, .member(.seller)))
    }

    @Test func onlyAMessageIsMasked() {
        #expect(DecideComplaint.goesTogether(.measured, .messageMasked, .message(3, in: .number(7))))
        #expect(!DecideComplaint.goesTogether(.measured, .messageMasked, .trade(.number(7))))
        #expect(!DecideComplaint.goesTogether(.founded, .messageMasked, .message(3, in: .number(7))))
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.notTaken) {
            try command().decide(by: .mediator, at: Timestamp.opening.adding(.days(3)), in: .open)
        }
        #expect(throws: ComplaintRefusal.takenByOther) { try command().decide(by: .other, at: .opening, in: .heard) }
        #expect(throws: ComplaintRefusal.staffNotAllowed) { try command().decide(by: .buyer, at: .opening, in: .heard) }
        #expect(throws: ComplaintRefusal.decided) { try command().decide(by: .mediator, at: .opening, in: .decided(.founded)) }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try command(reason: " ").decide(by: .mediator, at: .opening, in: .heard)
        }
    }
}

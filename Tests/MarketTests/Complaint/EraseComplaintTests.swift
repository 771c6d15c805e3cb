import Testing

@testable import Market

@Suite struct EraseComplaintTests {
    private func erase(_ member: MemberID = .buyer, sequence: Int64 = 0) -> EraseComplaint {
        EraseComplaint(
            Erased(member: member, values: [Erased.Values(sequence: sequence, fields: ["names", "text"])], files: []))
    }

    private let decided = Complaint.decided(.unfounded)

    @Test func whatIsNotOverHasNoTerm() {
        #expect(Complaint.open.keptUntil == nil && Complaint.heard.keptUntil == nil)
        #expect(Complaint.appealed().keptUntil == nil)
    }

    @Test func termsAreCountedFromTheEnd() {
        let end = Timestamp.opening.adding(.days(7))
        #expect(decided.keptUntil == end.adding(.days(1_096)), "from when it cannot be appealed any more")
        let ruled = Complaint.appealed().after(
            [.complaintRuled(ComplaintRuled(by: .other, outcome: .founded, measure: nil, reason: Sealed("r")))], at: end)
        #expect(ruled.keptUntil == end.adding(.days(1_096)))
        let withdrawn = Complaint.open.after([.complaintWithdrawn(ComplaintWithdrawn())], at: end)
        #expect(withdrawn.keptUntil == end.adding(.days(184)))
    }

    @Test func itIsErasedToTheDay() throws {
        let end = try #require(decided.keptUntil)
        #expect(throws: ComplaintRefusal.stillKept) {
            try erase().decide(by: .clock, at: end.adding(Span(ms: -1)), in: decided)
        }
        #expect(try erase().decide(by: .clock, at: end, in: decided) == [.erased(erase().erased)])
        #expect(throws: ComplaintRefusal.stillKept) { try erase().decide(by: .clock, at: end, in: .open) }
    }

    @Test func everyWriterIsErasedOnceByTheClockAlone() throws {
        let end = try #require(decided.keptUntil)
        #expect(decided.writers == [.buyer, .seller, .mediator])
        let after = decided.after([.erased(erase().erased)], at: end)
        #expect(after.writers == [.seller, .mediator])
        #expect(throws: ComplaintRefusal.notFound) { try erase().decide(by: .clock, at: end, in: after) }
        #expect(throws: ComplaintRefusal.notFound) { try erase().decide(by: .mediator, at: end, in: decided) }
        #expect(throws: ComplaintRefusal.notFound) {
            try EraseComplaint(Erased(member: .buyer, values: [], files: [])).decide(by: .clock, at: end, in: decided)
        }
    }
}

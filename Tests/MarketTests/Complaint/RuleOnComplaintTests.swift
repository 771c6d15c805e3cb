import Testing

@testable import Market

@Suite struct RuleOnComplaintTests {
    private let command = RuleOnComplaint(.founded, measure: nil, reason: "截图为真", staff: .judges)
    private static let taken = Complaint.appealed().after([.complaintTaken(ComplaintTaken(by: .other))])

    @Test func anotherRulesForGood() throws {
        let ruled = Self.taken.after(try command.decide(by: .other, at: .opening, in: Self.taken))
        #expect(ruled.standing(at: .opening) == .final && ruled.outcome == .founded && ruled.measure == nil)
        #expect(throws: ComplaintRefusal.decided) { try command.decide(by: .other, at: .opening, in: ruled) }
    }

    @Test func whatTheRulingDoesNotSayIsUndone() throws {
        let taken = Complaint.appealed(.measured, .listingTakenDown).after([.complaintTaken(ComplaintTaken(by: .other))])
        let ruled = taken.after(try command.decide(by: .other, at: .opening, in: taken))
        #expect(taken.measure == .listingTakenDown && ruled.measure == nil)
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.sameStaff) { try command.decide(by: .mediator, at: .opening, in: Self.taken) }
        #expect(throws: ComplaintRefusal.notTaken) { try command.decide(by: .other, at: .opening, in: .appealed()) }
        #expect(throws: ComplaintRefusal.takenByOther) { try command.decide(by: .staff(.stranger), at: .opening, in: Self.taken) }
        #expect(throws: ComplaintRefusal.notAppealed) { try command.decide(by: .other, at: .opening, in: .decided(.unfounded)) }
        #expect(throws: ComplaintRefusal.staffIsParty) { try command.decide(by: .staff(.buyer), at: .opening, in: Self.taken) }
        #expect(throws: ComplaintRefusal.measureImpossible) {
            try RuleOnComplaint(.founded, measure: .warning, reason: "x", staff: .judges)
                .decide(by: .other, at: .opening, in: Self.taken)
        }
    }
}

import Testing

@testable import Market

@Suite struct AppealComplaintTests {
    private let command = AppealComplaint(reason: "没有看截图", policy: .standard)

    @Test(arguments: [
        (Complaint.decided(.unfounded), [MemberID.buyer]), (.decided(.founded), [.buyer, .seller]),
        (.decided(.measured, .warning), [.seller]),
    ]) func whomItIsAgainst(complaint: Complaint, able: [MemberID]) throws {
        for member: MemberID in [.buyer, .seller] {
            if able.contains(member) {
                let events = try command.decide(by: .member(member), at: .opening, in: complaint)
                let appealed = complaint.after(events)
                #expect(appealed.standing(at: Timestamp.opening.adding(.days(30))) == .appealed && appealed.handler == nil)
                #expect(throws: ComplaintRefusal.appealedAlready) {
                    try command.decide(by: .member(member), at: .opening, in: appealed)
                }
            } else {
                #expect(throws: ComplaintRefusal.nothingToAppealHere) {
                    try command.decide(by: .member(member), at: .opening, in: complaint)
                }
            }
        }
    }

    @Test func withinSevenDays() throws {
        let end = Timestamp.opening.adding(.days(7))
        #expect(try command.decide(by: .buyer, at: end.adding(Span(ms: -1)), in: .decided(.unfounded)).count == 1)
        #expect(throws: ComplaintRefusal.appealTooLate(days: 7)) {
            try command.decide(by: .buyer, at: end, in: .decided(.unfounded))
        }
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.notDecided) { try command.decide(by: .buyer, at: .opening, in: .heard) }
        #expect(throws: ComplaintRefusal.notFound) { try command.decide(by: .stranger, at: .opening, in: .decided(.unfounded)) }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try AppealComplaint(reason: "", policy: .standard).decide(by: .buyer, at: .opening, in: .decided(.unfounded))
        }
    }
}

import Testing

@testable import Market

@Suite struct DeclineDeedTests {
    @Test(arguments: [MemberID.stranger, .mediator]) func anotherOrTheFirstSaysNo(member: MemberID) throws {
        var proposal = try StaffProposal.open(.resolving(500_000))
        let events = try DeclineDeed(reason: "流水号不对", staff: .operators).decide(
            by: .staff(member), at: .opening, in: proposal)
        #expect(events == [.deedDeclined(DeedDeclined(by: member, reason: Sealed("流水号不对")))])
        for event in events { proposal.apply(event, at: .opening) }
        #expect(proposal.standing(at: .opening) == .declined)
        #expect(throws: DeskRefusal.over) {
            try ConsentToDeed(staff: .operators).decide(by: .staff(.stranger), at: .opening, in: proposal)
        }
        #expect(throws: DeskRefusal.over) {
            try DeclineDeed(reason: "x", staff: .operators).decide(by: .staff(.stranger), at: .opening, in: proposal)
        }
    }

    @Test func withAReasonByStaffThatMay() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        #expect(throws: DeskRefusal.reasonLength(max: 500)) {
            try DeclineDeed(reason: " ", staff: .operators).decide(by: .staff(.stranger), at: .opening, in: proposal)
        }
        #expect(throws: DeskRefusal.notAllowed) {
            try DeclineDeed(reason: "x", staff: Staff(roles: [.mediator]))
                .decide(by: .staff(.stranger), at: .opening, in: proposal)
        }
        #expect(throws: DeskRefusal.notFound) {
            try DeclineDeed(reason: "x", staff: .operators).decide(by: .mediator, at: .opening, in: StaffProposal())
        }
    }
}

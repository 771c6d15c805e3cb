import Testing

@testable import Market

@Suite struct ConsentToDeedTests {
    static let second = Actor.staff(.stranger)

    @Test func anotherConsents() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        let events = try ConsentToDeed(staff: .operators).decide(by: Self.second, at: .opening, in: proposal)
        #expect(events == [.deedDone(DeedDone(by: .stranger))])
        var after = proposal
        for event in events { after.apply(event, at: .opening) }
        #expect(after.standing(at: .opening) == .done)
        #expect(throws: DeskRefusal.over) {
            try ConsentToDeed(staff: .operators).decide(by: Self.second, at: .opening, in: after)
        }
    }

    @Test func neverTheOneWhoProposed() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        #expect(throws: DeskRefusal.secondIsFirst) {
            try ConsentToDeed(staff: .operators).decide(by: .mediator, at: .opening, in: proposal)
        }
    }

    @Test func neverAParty() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        #expect(throws: DeskRefusal.isParty) {
            try ConsentToDeed(staff: .operators).decide(by: .staff(.seller), at: .opening, in: proposal)
        }
        #expect(throws: DeskRefusal.isParty) {
            try ConsentToDeed(staff: Staff(roles: [.operator], parties: [.stranger]))
                .decide(by: Self.second, at: .opening, in: proposal)
        }
    }

    @Test func onlyARoleThatAllowsIt() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        #expect(throws: DeskRefusal.notAllowed) {
            try ConsentToDeed(staff: Staff(roles: [.mediator])).decide(by: Self.second, at: .opening, in: proposal)
        }
        #expect(throws: DeskRefusal.notAllowed) {
            try ConsentToDeed(staff: .operators).decide(by: .stranger, at: .opening, in: proposal)
        }
    }

    @Test func notAfterItsTime() throws {
        let proposal = try StaffProposal.open(.role(.grantRole))
        let end = Timestamp.opening.adding(.hours(72))
        #expect(throws: DeskRefusal.over) {
            try ConsentToDeed(staff: .operators).decide(by: .staff(.buyer), at: end, in: proposal)
        }
        #expect(throws: DeskRefusal.notFound) {
            try ConsentToDeed(staff: .operators).decide(by: Self.second, at: .opening, in: StaffProposal())
        }
    }
}

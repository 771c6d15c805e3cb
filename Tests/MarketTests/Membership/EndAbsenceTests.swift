import Testing

@testable import Market

@Suite struct EndAbsenceTests {
    private func away(until: Timestamp) throws -> Member {
        try Member.registered([.absenceAnnounced(AbsenceAnnounced(from: .opening, until: until, word: Sealed("")))])
    }

    @Test func whatRunsIsEnded() throws {
        let member = try away(until: .opening.adding(.days(1)))
        #expect(try EndAbsence().decide(by: .buyer, at: .opening, in: member) == [.absenceEnded(AbsenceEnded())])
    }

    @Test func whatIsOverOrNeverWasIsNot() throws {
        let member = try away(until: .opening.adding(.days(1)))
        #expect(throws: AbsenceRefusal.notAbsent) {
            try EndAbsence().decide(by: .buyer, at: .opening.adding(.days(1)), in: member)
        }
        let present = try Member.registered()
        #expect(throws: AbsenceRefusal.notAbsent) { try EndAbsence().decide(by: .buyer, at: .opening, in: present) }
        #expect(throws: AbsenceRefusal.notRegistered) { try EndAbsence().decide(by: .buyer, at: .opening, in: Member()) }
    }
}

import Testing

@testable import Market

@Suite struct AnnounceAbsenceTests {
    private func announce(
        from: Span, until: Span, word: String = "回乡", in member: Member
    ) throws -> [MemberEvent] {
        let start = Timestamp.opening
        return try AnnounceAbsence(from: start.adding(from), until: start.adding(until), word: word)
            .decide(by: .buyer, at: start, in: member)
    }

    @Test func itIsEnteredWithItsWordSealed() throws {
        var member = try Member.registered()
        let events = try announce(from: .days(1), until: .days(4), in: member)
        let start = Timestamp.opening
        let facts = AbsenceAnnounced(from: start.adding(.days(1)), until: start.adding(.days(4)), word: Sealed("回乡"))
        #expect(events == [.absenceAnnounced(facts)])
        member.apply(events[0], at: start)
        #expect(member.absentUntil == start.adding(.days(4)))
        let ended = try EndAbsence().decide(by: .buyer, at: start, in: member)
        #expect(ended == [.absenceEnded(AbsenceEnded())])
        member.apply(ended[0], at: start)
        #expect(member.absentUntil == nil)
    }

    @Test func whatLeadsAwayIsSaidBesideIt() throws {
        let events = try announce(from: .days(0), until: .days(1), word: "急事加我微信 lin_code88", in: try Member.registered())
        guard case .absenceAnnounced(let facts)? = events.first else { return #expect(Bool(false)) }
        #expect(facts.warned == [.contact] && facts.word.value == "急事加我微信 lin_code88", "it warns and holds nothing back")
        let harmless = try announce(from: .days(0), until: .days(1), word: "回乡探亲，晚上看消息", in: try Member.registered())
        guard case .absenceAnnounced(let other)? = harmless.first else { return #expect(Bool(false)) }
        #expect(other.warned == nil)
    }

    @Test func whatHasBegunBeginsNow() throws {
        let events = try announce(from: .days(-3), until: .days(1), in: try Member.registered())
        guard case .absenceAnnounced(let facts)? = events.first else { return #expect(Bool(false)) }
        #expect(facts.from == .opening)
    }

    @Test(arguments: [
        (Span.days(2), Span.days(2)), (.days(2), .days(1)), (.days(0), .days(91)), (.days(181), .days(182)), (.days(-5), .days(-1)),
    ])
    func theDaysMustDo(from: Span, until: Span) throws {
        let member = try Member.registered()
        #expect(throws: AbsenceRefusal.absenceOutOfRange) { try announce(from: from, until: until, in: member) }
    }

    @Test func theBoundsThemselvesDo() throws {
        let member = try Member.registered()
        #expect(try announce(from: .days(180), until: .days(270), word: String(repeating: "字", count: 200), in: member).count == 1)
        #expect(throws: AbsenceRefusal.absenceWordTooLong) {
            try announce(from: .days(0), until: .days(1), word: String(repeating: "字", count: 201), in: member)
        }
    }

    @Test func onlyWhoHasAnAccountAndOnlyWhatRuns() throws {
        #expect(throws: AbsenceRefusal.notRegistered) { try announce(from: .days(0), until: .days(1), in: Member()) }
        #expect(throws: AbsenceRefusal.notRegistered) { try EndAbsence().decide(by: .buyer, at: .opening, in: Member()) }
        var member = try Member.registered()
        #expect(throws: AbsenceRefusal.notAbsent) { try EndAbsence().decide(by: .buyer, at: .opening, in: member) }
        for event in try announce(from: .days(0), until: .days(1), in: member) { member.apply(event, at: .opening) }
        // It ends by itself.
        #expect(throws: AbsenceRefusal.notAbsent) {
            try EndAbsence().decide(by: .buyer, at: .opening.adding(.days(1)), in: member)
        }
    }
}

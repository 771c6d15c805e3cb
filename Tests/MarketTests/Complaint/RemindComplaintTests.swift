import Testing

@testable import Market

@Suite struct RemindComplaintTests {
    /// A complaint with so many hours to answer.
    private func filed(hours: Int, accused: MemberID? = .seller) -> Complaint {
        let standard = Complaint.filed
        return .after([
            .complaintFiled(
                ComplaintFiled(
                    complainant: .buyer, accused: accused, barred: [], subject: standard.subject, category: .other,
                    answerBy: Timestamp.opening.adding(.hours(hours)), decideBy: standard.decideBy, text: Sealed("a"), files: [],
                    names: Sealed([])))
        ])
    }

    private func reminded(_ complaint: Complaint, after hours: Int) throws -> Complaint {
        let time = Timestamp.opening.adding(.hours(hours))
        return complaint.after(try RemindComplaint().decide(by: .clock, at: time, in: complaint), at: time)
    }

    private func refuses(_ complaint: Complaint, after hours: Int, by actor: Actor = .clock) {
        #expect(throws: ClockRefusal.notDue) {
            try RemindComplaint().decide(by: actor, at: Timestamp.opening.adding(.hours(hours)), in: complaint)
        }
    }

    @Test func atHalfTimeOnceAndOfTwoDaysNotAgainADayBefore() throws {
        let open = filed(hours: 48)
        #expect(open.nextReminder == Reminder(step: .halfTime, at: Timestamp.opening.adding(.hours(24))))
        refuses(open, after: 23)
        let once = try reminded(open, after: 24)
        #expect(once.reminded == .halfTime && once.nextReminder == nil)
        refuses(once, after: 47)
    }

    @Test func aLongTermHasTwoAndWhatWasMissedIsSaidWithTheLast() throws {
        let open = filed(hours: 96)
        let once = try reminded(open, after: 50)
        #expect(once.nextReminder == Reminder(step: .dayBefore, at: Timestamp.opening.adding(.hours(72))))
        refuses(once, after: 71)
        #expect(try reminded(once, after: 72).nextReminder == nil)
        let late = try reminded(open, after: 80)
        #expect(late.reminded == .dayBefore && late.nextReminder == nil)
    }

    @Test func nobodyIsRemindedWhoHasAnsweredOrNeedNot() {
        refuses(.heard, after: 30)
        refuses(Complaint.open.after([.complaintWithdrawn(ComplaintWithdrawn())]), after: 30)
        refuses(filed(hours: 48, accused: nil), after: 30)
        refuses(filed(hours: 5), after: 4)
        refuses(.open, after: 48)
        refuses(Complaint(), after: 30)
        refuses(.open, after: 30, by: .mediator)
        #expect(Complaint.heard.nextReminder == nil)
    }

    @Test func itIsToldTheAccusedWithTheEnd() throws {
        let time = Timestamp.opening.adding(.hours(24))
        let event = try #require(try RemindComplaint().decide(by: .clock, at: time, in: .open).first)
        #expect(
            event.told(in: .open) == [
                Told(
                    .seller, reminder: ToldReminder(of: .answerComplaint, .halfTime), until: Complaint.filed.answerBy,
                    listing: .number(9))
            ])
        #expect(!event.endsAsk)
    }
}

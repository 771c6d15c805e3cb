import Ledger
import Testing

@testable import Market

@Suite struct PlaceFreezeTests {
    private func command(
        _ scope: RestraintScope = .account, amount: Money? = nil, days: Int = 3, reason: String = "先停", staff: Staff = .operating,
        _ id: RestraintID = .number(70)
    ) -> PlaceFreeze {
        PlaceFreeze(id, scope: scope, amount: amount, rule: .fraud, days: days, reason: reason, staff: staff, policy: .standard)
    }

    @Test func itSaysAllThatWhomItTouchesMustKnowAndLapsesByItself() throws {
        let events = try command().decide(by: .mediator, at: .opening, in: .open)
        #expect(events == [.freezePlaced(Complaint.freeze)])
        let freeze = try #require(Complaint.open.after(events).freezes.first)
        let end = Timestamp.opening.adding(.days(3))
        #expect(freeze.stands(at: end.adding(Span(ms: -1))) && !freeze.stands(at: end))
    }

    @Test func sevenDaysInAll() throws {
        #expect(try command(days: 7).decide(by: .mediator, at: .opening, in: .open).count == 1)
        #expect(throws: ComplaintRefusal.freezeLength(daysMax: 7)) {
            try command(days: 8).decide(by: .mediator, at: .opening, in: .open)
        }
        #expect(throws: ComplaintRefusal.freezeLength(daysMax: 7)) {
            try command(days: 0).decide(by: .mediator, at: .opening, in: .open)
        }
        // Three days were spent; four are left, and a fifth is not.
        let later = Timestamp.opening.adding(.days(3))
        #expect(try command(days: 4, .number(71)).decide(by: .mediator, at: later, in: .frozen).count == 1)
        #expect(throws: ComplaintRefusal.freezeLength(daysMax: 7)) {
            try command(days: 5, .number(71)).decide(by: .mediator, at: later, in: .frozen)
        }
    }

    @Test func onlyWhatIsThere() {
        #expect(throws: ComplaintRefusal.freezeImpossible) { try command().decide(by: .mediator, at: .opening, in: .frozen) }
        #expect(throws: ComplaintRefusal.freezeImpossible) {
            try command(.account, amount: .yuan(5)).decide(by: .mediator, at: .opening, in: .open)
        }
        #expect(throws: ComplaintRefusal.freezeImpossible) {
            try command(.payouts, amount: .yuan(0)).decide(by: .mediator, at: .opening, in: .open)
        }
        let aboutMember = Complaint.after([
            .complaintFiled(
                ComplaintFiled(
                    complainant: .buyer, accused: .seller, barred: [], subject: .member(.seller), category: .fraud,
                    answerBy: .opening, decideBy: .opening, text: Sealed("x"), files: [], names: Sealed([])))
        ])
        #expect(throws: ComplaintRefusal.freezeImpossible) {
            try command(.listing).decide(by: .mediator, at: .opening, in: aboutMember)
        }
    }

    @Test func whatIsRefused() {
        // A mediator decides complaints and freezes nothing.
        #expect(throws: ComplaintRefusal.staffNotAllowed) {
            try command(staff: .judges).decide(by: .mediator, at: .opening, in: .open)
        }
        #expect(throws: ComplaintRefusal.decided) { try command().decide(by: .mediator, at: .opening, in: .decided(.founded)) }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try command(reason: "").decide(by: .mediator, at: .opening, in: .open)
        }
    }
}

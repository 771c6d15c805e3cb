import Testing

@testable import Market

@Suite struct ToldMeasuresTests {
    private let end = Timestamp.opening.adding(.days(3))
    private let complaint = ComplaintID.number(80)

    private func restraint(until: Timestamp? = nil, in complaint: ComplaintID? = nil) -> MemberRestrained {
        MemberRestrained(
            .number(70), scope: .account, rule: .fraud, until: until, complaint: complaint, by: .mediator, reason: "先停")
    }

    private func told(_ event: MemberEvent, at time: Timestamp = .opening, of member: Member) -> [Told] {
        event.told(of: .seller, at: time, before: member)
    }

    @Test func aDeedOfTheStaffIsToldAndSoIsItsEnd() {
        let placed = MemberEvent.memberRestrained(restraint())
        #expect(told(placed, of: .after([Member.registered])) == [Told(.seller)])
        let lifted = MemberEvent.restraintLifted(RestraintLifted(restraint: .number(70), reason: Sealed("已核实")))
        #expect(told(lifted, of: .after([Member.registered, placed])) == [Told(.seller)])
        #expect(told(lifted, of: .after([Member.registered])).isEmpty)
        let closed = MemberEvent.accountClosed(AccountClosed(rule: .fraud, deed: .number(1), reason: Sealed("a")))
        #expect(told(closed, of: .after([Member.registered])) == [Told(.seller)])
        #expect(told(Member.registered, of: Member()).isEmpty)
    }

    @Test func whatAComplaintTellsIsNotToldAgainButItsEndByItselfIs() throws {
        let placed = MemberEvent.memberRestrained(restraint(until: end, in: complaint))
        #expect(told(placed, of: .after([Member.registered])).isEmpty)
        let frozen = Member.after([Member.registered, placed])
        let lifted = MemberEvent.restraintLifted(RestraintLifted(restraint: .number(70), reason: Sealed("")))
        #expect(told(lifted, at: end.adding(Span(ms: -1)), of: frozen).isEmpty)
        #expect(told(lifted, at: end, of: frozen) == [Told(.seller)])
        let lapsed = try LiftRestraint(.number(70), reason: "").decide(by: .clock, at: end, in: frozen)
        #expect(lapsed.flatMap { told($0, at: end, of: frozen) } == [Told(.seller)])
    }

    @Test func aListingTakenDownAndRestoredIsToldItsSeller() {
        let listing = ListingID.number(9)
        func told(_ event: ListingEvent, at time: Timestamp = .opening, of state: Listing) -> [Told] {
            event.told(of: listing, at: time, before: state)
        }
        func down(until: Timestamp? = nil, in complaint: ComplaintID? = nil) -> ListingEvent {
            .listingTakenDown(
                ListingTakenDown(
                    .number(70), rule: .misleading, until: until, complaint: complaint, by: .mediator, reason: "描述不实"))
        }
        func restored(_ deed: DeedID? = nil) -> ListingEvent {
            .listingRestored(ListingRestored(restraint: .number(70), reason: Sealed("已改正"), deed: deed))
        }
        func after(_ event: ListingEvent) -> Listing {
            var state = Listing.onSale
            state.apply(event, at: .opening)
            return state
        }
        let seller = [Told(.seller, listing: listing)]
        #expect(told(down(), of: .onSale) == seller)
        #expect(told(restored(), of: after(down())) == seller)
        // A complaint tells of what it does; not of its end by itself, nor of what a deed undoes.
        let inComplaint = down(until: end, in: complaint)
        #expect(told(inComplaint, of: .onSale).isEmpty)
        #expect(told(restored(), of: after(inComplaint)).isEmpty)
        #expect(told(restored(), at: end, of: after(inComplaint)) == seller)
        #expect(told(restored(.number(1)), of: after(down(in: complaint))) == seller)
        #expect(told(restored(), of: .onSale).isEmpty && told(.listingWithdrawn(ListingWithdrawn()), of: .onSale).isEmpty)
    }
}

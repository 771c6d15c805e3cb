import Ledger
import Testing

@testable import Market

@Suite struct RestrainMemberTests {
    @Test func aFrozenMemberDoesNothingNew() throws {
        let member = Member.after([Member.registered])
        let events = try RestrainMember(.restraint(.account)).decide(by: .mediator, at: .opening, in: member)
        #expect(events == [.memberRestrained(.restraint(.account))])
        let frozen = Member.after([Member.registered] + events)
        for act in MemberAct.allCases {
            #expect(throws: RestraintRefusal.accountFrozen) { try frozen.demand(act, at: .opening) }
            #expect(throws: Never.self) { try member.demand(act, at: .opening) }
        }
        #expect(try RestrainMember(.restraint(.account)).decide(by: .mediator, at: .opening, in: frozen) == [])
    }

    @Test func itLapsesByItself() {
        let end = Timestamp.opening.adding(.days(3))
        let frozen = Member.restrained(.account, until: end)
        #expect(throws: RestraintRefusal.accountFrozen) { try frozen.demand(.trade, at: end.adding(Span(ms: -1))) }
        #expect(throws: Never.self) { try frozen.demand(.trade, at: end) }
    }

    @Test func frozenMoneyIsAllOrAnAmount() {
        let all = Member.restrained(.payouts)
        #expect(throws: RestraintRefusal.payoutsFrozen) { try all.demand(.withdraw, at: .opening) }
        #expect(throws: Never.self) { try all.demand(.publish, at: .opening) }
        let end = Timestamp.opening.adding(.days(1))
        let some = Member.restrained(.payouts, amount: .yuan(5), until: end)
        #expect(throws: Never.self) { try some.demand(.withdraw, at: .opening) }
        #expect(some.frozenMinor(at: .opening) == 500 && some.frozenMinor(at: end) == 0)
    }

    @Test func onlyStaffAndOnlyWhoStands() {
        for actor: Actor in [.seller, .clock, .bank] {
            #expect(throws: ModerationRefusal.notStaffsWord) {
                try RestrainMember(.restraint(.account)).decide(by: actor, at: .opening, in: .after([Member.registered]))
            }
        }
        #expect(throws: ModerationRefusal.notRegistered) {
            try RestrainMember(.restraint(.account)).decide(by: .mediator, at: .opening, in: Member())
        }
    }
}

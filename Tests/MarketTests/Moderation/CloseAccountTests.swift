import Testing

@testable import Market

@Suite struct CloseAccountTests {
    private func command(trades: Int = 0, balance: Int64 = 0) -> CloseAccount {
        CloseAccount(rule: .fraud, reason: "多次欺诈", deed: .number(8), openTradesCount: trades, balanceMinor: balance)
    }

    @Test func nobodyDoesAnythingWithItAgain() throws {
        var member = Member.after([Member.registered])
        for event in try command().decide(by: .mediator, at: .opening, in: member) { member.apply(event, at: .opening) }
        #expect(member.isClosed)
        for act in MemberAct.allCases {
            #expect(throws: RestraintRefusal.accountClosed) { try member.demand(act, at: .opening) }
        }
        #expect(try command().decide(by: .mediator, at: .opening, in: member) == [])
        #expect(throws: ModerationRefusal.accountClosed) {
            try RestrainMember(.restraint(.account)).decide(by: .mediator, at: .opening, in: member)
        }
    }

    @Test func notWhileOthersWaitOrMoneyIsHere() {
        let member = Member.after([Member.registered])
        for command in [command(trades: 1), command(balance: 1), command(balance: -1)] {
            #expect(throws: ModerationRefusal.openMatters) { try command.decide(by: .mediator, at: .opening, in: member) }
        }
        #expect(throws: ModerationRefusal.notStaffsWord) { try command().decide(by: .seller, at: .opening, in: member) }
        #expect(throws: ModerationRefusal.notRegistered) { try command().decide(by: .mediator, at: .opening, in: Member()) }
    }
}

import Evidence
import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct DeedsTests {
    @Test(arguments: Driver.allCases) func twoOperatorsMakeAThird(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let marketplace = market.marketplace
        let desk = try await Desk.open(market)
        let third = try await marketplace.register(handle: "third", displayName: "老三", password: "correct horse")
        let token = try await marketplace.signIn(handle: "third", password: "correct horse").token
        #expect(try await marketplace.sessions.find(token)?.roles == [])

        let (id, proposed) = try await marketplace.propose(desk.grant(third), reason: "轮班", by: desk.first)
        #expect(proposed.entries.map(\.header.kind) == ["deedProposed"])
        #expect(try await marketplace.openDeedsCount() == 1)
        #expect(try await marketplace.roles(of: third) == [])
        await #expect(throws: DeskRefusal.secondIsFirst) { try await marketplace.consent(to: id, by: desk.first) }
        await #expect(throws: DeskRefusal.notAllowed) { try await marketplace.consent(to: id, by: third) }

        _ = try await marketplace.consent(to: id, by: desk.second)
        #expect(try await marketplace.roles(of: third) == [.operator])
        #expect(try await marketplace.sessions.find(token)?.roles == [.operator])
        #expect(try await marketplace.staff().map(\.handle) == ["first", "second", "third"])
        #expect(try await marketplace.openDeedsCount() == 0)
        let row = try await marketplace.deed(id)
        #expect(row.standing == .done && row.reason == "轮班" && row.decidedBy == desk.second && row.memberName == "老三")

        _ = try await marketplace.propose(
            StaffDeed(.revokeRole, of: third.rawValue, member: third, role: .operator), reason: "离职", by: desk.first)
        #expect(try await marketplace.roles(of: third) == [])
        #expect(try await marketplace.sessions.find(token)?.roles == [])

        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func whatIsRefusedChangesNothing() async throws {
        let market = try await TestMarket.open()
        let marketplace = market.marketplace
        let desk = try await Desk.open(market)
        let member = try await marketplace.register(handle: "third", displayName: "老三", password: "correct horse")
        let (id, _) = try await marketplace.propose(desk.grant(member), reason: "轮班", by: desk.first)
        let before = try await market.dump()
        await #expect(throws: DeskRefusal.hostMayNot) {
            try await marketplace.grantAsHost(.operator, to: "third", reason: "x")
        }
        await #expect(throws: NotFound.self) { try await marketplace.grantAsHost(.operator, to: "nobody", reason: "x") }
        await #expect(throws: DeskRefusal.isParty) {
            try await marketplace.propose(desk.grant(desk.first), reason: "x", by: desk.first)
        }
        // What the deed does elsewhere is refused, and so is the deed: both or neither.
        await #expect(throws: DeskRefusal.roleNotHeld) {
            try await marketplace.propose(
                StaffDeed(.revokeRole, of: member.rawValue, member: member, role: .mediator), reason: "x", by: desk.first)
        }
        market.clock.advance(by: .hours(72))
        await #expect(throws: DeskRefusal.over) { try await marketplace.consent(to: id, by: desk.second) }
        #expect(try await marketplace.deed(id).standing == .lapsed)
        #expect(try await market.dump() == before)
        try await market.close()
    }

    @Test func aSecondPersonSaysNoAndListsArePaged() async throws {
        let market = try await TestMarket.open()
        let marketplace = market.marketplace
        let desk = try await Desk.open(market)
        var ids: [DeedID] = []
        for number in 1...5 {
            market.clock.advance(by: .minutes(1))
            let deed = StaffDeed(.resolveDifference, of: "d\(number)", amount: Money(minor: 200_000, currency: .cny))
            ids.append(try await marketplace.propose(deed, reason: "第\(number)笔", by: desk.first).id)
        }
        _ = try await marketplace.decline(ids[0], reason: "金额不对", by: desk.second)
        #expect(try await marketplace.deeds(.open).map(\.id) == ids[1...].reversed())
        let first = try await marketplace.deeds(.all, limit: 2)
        #expect(first.map(\.id) == [ids[4], ids[3]])
        let rest = try await marketplace.deeds(.all, before: (first[1].at, first[1].id.rawValue))
        #expect(rest.map(\.id) == [ids[2], ids[1], ids[0]])
        #expect(try await marketplace.deeds(.about(.resolveDifference, "d1")).map(\.decisionReason) == ["金额不对"])
        // One person is enough for making a call again, and the same key does it once.
        let little = StaffDeed(.retryCall, of: "d9", member: nil, amount: Money(minor: 100, currency: .cny))
        let key = IdempotencyKey(text: "k", facts: [1])
        let once = try await marketplace.propose(little, reason: "尾差", by: desk.first, key: key)
        #expect(try await marketplace.propose(little, reason: "尾差", by: desk.first, key: key).id == once.id)
        #expect(try await marketplace.deed(once.id).standing == .done)
        try await market.close()
    }
}

/// Two operators.
struct Desk {
    let first: MemberID
    let second: MemberID

    static func open(_ market: TestMarket) async throws -> Desk {
        var members: [MemberID] = []
        for handle in ["first", "second"] {
            members.append(
                try await market.marketplace.register(handle: handle, displayName: handle, password: "correct horse"))
            try await market.marketplace.grantAsHost(.operator, to: handle, reason: "开张")
            market.clock.advance(by: Span(ms: 1))
        }
        return Desk(first: members[0], second: members[1])
    }

    func grant(_ member: MemberID, _ role: StaffRole = .operator) -> StaffDeed {
        StaffDeed(.grantRole, of: member.rawValue, member: member, role: role)
    }
}

import Testing

@testable import Market

@Suite struct ActorTests {
    @Test(
        arguments: [
            (.member(.buyer), "member/\(MemberID.buyer)"), (.staff(.mediator), "staff/\(MemberID.mediator)"),
            (.clock, "clock"), (.gateway("sandbox"), "gateway/sandbox"), (.gateway("a/b"), "gateway/a/b"),
        ] as [(Actor, String)])
    func namesReadBack(actor: Actor, name: String) {
        #expect(actor.name == name)
        #expect(Actor(name: name) == actor)
    }

    @Test(arguments: [
        "", "clock/", "clock/x", "gateway", "gateway/", "member/", "member/x", "staff/x", "Clock", "bank/x",
    ])
    func otherNamesAreNobodys(name: String) { #expect(Actor(name: name) == nil) }

    @Test func aTradeKnowsItsParties() throws {
        let trade = try Story.enquiry().trade
        for role in TradeRole.allCases { #expect(trade.role(of: .somebody(as: role)) == role) }
        #expect(trade.role(of: .staff(.buyer)) == .outsider)
        #expect(trade.role(of: .staff(.mediator)) == .staff)
        #expect(TradeRole.allCases.map(\.side) == [.buyer, .seller, nil, nil, nil, nil])
    }
}

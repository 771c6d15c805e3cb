import Testing

@testable import Market

@Suite struct WithdrawDealTests {
    static func drawnUp() -> Deal {
        var deal = Deal()
        deal.apply(.dealDrawnUp(.offered()), at: .opening)
        return deal
    }

    @Test func theSellerTakesItBackOnce() throws {
        var deal = Self.drawnUp()
        let events = try WithdrawDeal().decide(by: .seller, at: .opening, in: deal)
        #expect(events == [.dealWithdrawn(DealWithdrawn())])
        for event in events { deal.apply(event, at: .opening) }
        #expect(deal.standing(at: .opening) == .withdrawn)
        #expect(try WithdrawDeal().decide(by: .seller, at: .opening, in: deal) == [])
    }

    @Test func toOthersItDoesNotExist() {
        for actor in [Actor.buyer, .stranger, .mediator] {
            #expect(throws: WithdrawDealRefusal.notFound) {
                try WithdrawDeal().decide(by: actor, at: .opening, in: Self.drawnUp())
            }
        }
        #expect(throws: WithdrawDealRefusal.notFound) { try WithdrawDeal().decide(by: .seller, at: .opening, in: Deal()) }
    }

    @Test func whatIsTakenStays() {
        var deal = Self.drawnUp()
        deal.apply(.dealClaimed(DealClaimed(by: .buyer, trade: Story.id)), at: .opening)
        #expect(throws: WithdrawDealRefusal.taken) { try WithdrawDeal().decide(by: .seller, at: .opening, in: deal) }
    }
}

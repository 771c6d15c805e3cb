import Testing

@testable import Market

@Suite struct ClaimDealTests {
    private func refused(
        _ deal: Deal, by actor: Actor = .buyer, at time: Timestamp = .opening, isListingWithdrawn: Bool = false
    ) -> ClaimDealRefusal? {
        do {
            _ = try ClaimDeal(trade: Story.id, isListingWithdrawn: isListingWithdrawn).decide(by: actor, at: time, in: deal)
            return nil
        } catch {
            return error
        }
    }

    @Test func itIsTakenOnce() throws {
        var deal = WithdrawDealTests.drawnUp()
        let command = ClaimDeal(trade: Story.id, isListingWithdrawn: false)
        let events = try command.decide(by: .buyer, at: .opening, in: deal)
        #expect(events == [.dealClaimed(DealClaimed(by: .buyer, trade: Story.id))])
        for event in events { deal.apply(event, at: .opening) }
        #expect(deal.standing(at: .opening) == .taken)
        // Whoever has it asks again and nothing is added, even when its time is over; nobody else gets it.
        let late = Timestamp.opening.adding(.days(40))
        #expect(try command.decide(by: .buyer, at: late, in: deal) == [])
        #expect(refused(deal, by: .stranger) == .taken)
        #expect(refused(deal, by: .seller) == .ownDeal)
    }

    @Test func whatCannotBeTaken() {
        let deal = WithdrawDealTests.drawnUp()
        let end = Timestamp.opening.adding(.hours(72))
        #expect(refused(Deal()) == .unknown)
        #expect(refused(deal, by: .clock) == .unknown)
        #expect(refused(deal, by: .mediator) == .unknown)
        #expect(refused(deal, by: .seller) == .ownDeal)
        #expect(refused(deal, at: end) == .expired)
        #expect(refused(deal, at: Timestamp(ms: end.ms - 1)) == nil)
        #expect(refused(deal, isListingWithdrawn: true) == .listingWithdrawn)
        var withdrawn = deal
        withdrawn.apply(.dealWithdrawn(DealWithdrawn()), at: .opening)
        #expect(refused(withdrawn) == .withdrawn)
    }
}

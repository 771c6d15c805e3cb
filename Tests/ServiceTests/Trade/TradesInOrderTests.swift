import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What waits for a member, in lists, counts and what is asked; on both databases.
@Suite struct TradesInOrderTests {
    @Test(arguments: Driver.allCases) func aMilestoneThatWaitsIsNotMissed(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.agreedInTwo()
        // It waits for neither: a trade that waits is before it.
        let quiet = try await stage.paid()
        try await stage.deliver(quiet)
        try await stage.receive(quiet)
        _ = try await place.confirmAcceptance(in: quiet, by: stage.buyer)
        for member in [stage.buyer, stage.seller] { _ = try await place.rate(quiet, score: .good, text: "好", by: member) }

        func row(_ member: MemberID) async throws -> TradeRow {
            let rows = try await place.tradesInOrder(of: member, shown: .all, limit: 10)
            let found = try #require(rows.first { $0.id == trade })
            let waits = found.waits(for: member)
            #expect(!waits || rows.first?.id == trade, "those that wait are first")
            #expect(try await place.tradesWaiting(for: member) == (waits ? 1 : 0))
            return found
        }

        let (first, second) = (try await stage.depositStep(1), try await stage.depositStep(2))
        #expect(try await row(stage.buyer).asked == .pay)
        #expect(try await row(stage.seller).asked == .pay, "the other's step, where there is none of one's own")
        try await stage.payPart(1, of: trade)
        _ = try await stage.deliverPart(1, first, in: trade)
        #expect(try await !row(stage.seller).waits(for: stage.seller))
        try await stage.payPart(2, of: trade)
        var (bought, sold) = (try await row(stage.buyer), try await row(stage.seller))
        #expect(bought.needs == .both && bought.waits(for: stage.buyer) && bought.asked == .examine)
        #expect(sold.needs == .both && sold.waits(for: stage.seller) && sold.asked == .deliver)
        #expect(try await place.asks(of: stage.buyer).map(\.kind) == [.examine])
        #expect(try await place.asks(of: stage.seller).map(\.kind) == [.deliver])

        _ = try await stage.deliverPart(2, second, in: trade)
        (bought, sold) = (try await row(stage.buyer), try await row(stage.seller))
        #expect(bought.needs == .buyer && bought.waits(for: stage.buyer))
        #expect(!sold.waits(for: stage.seller))
        #expect(try await place.asks(of: stage.seller).isEmpty)

        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        try await market.close()
    }
}

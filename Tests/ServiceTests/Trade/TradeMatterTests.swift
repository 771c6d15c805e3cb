import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What a list of trades says is being settled beside the phase, on both databases.
@Suite struct TradeMatterTests {
    @Test(arguments: Driver.allCases) func aListSaysWhatIsOpenAndWhoIsToAct(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        func row() async throws -> TradeRow {
            let inOrder = try await place.tradesInOrder(of: stage.seller, shown: .all, limit: 10)
            let byAge = try await place.trades(of: stage.seller)
            #expect(inOrder.map(\.matter) == byAge.map(\.matter))
            return try #require(inOrder.first { $0.id == trade })
        }
        #expect(try await row().matter == nil)

        _ = try await place.proposeRefund(amountMinor: 4_000, reason: "后台打不开", in: trade, by: stage.buyer)
        var found = try await row()
        #expect(found.matter == .refundTalk && found.waits(for: stage.seller))
        _ = try await place.declineRefund(1, reason: "能打开", in: trade, by: stage.seller)
        #expect(try await row().matter == nil)

        _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: trade, by: stage.buyer)
        #expect(try await row().matter == nil, "the trade does not wait for a question")
        _ = try await place.openRequest(.repair, statement: "白屏", in: trade, by: stage.buyer)
        found = try await row()
        #expect(found.matter == .request && found.waits(for: stage.seller))

        _ = try await place.openDispute(
            [.defective], clauses: [], wish: DisputeOutcome(refundMinor: 19_900), statement: "后台打不开", in: trade, by: stage.buyer)
        found = try await row()
        #expect(found.matter == .dispute && found.waits(for: stage.seller))
        _ = try await place.withdrawDispute(1, reason: "", in: trade, by: stage.buyer)
        #expect(try await row().matter != .dispute)
        try await market.close()
    }
}

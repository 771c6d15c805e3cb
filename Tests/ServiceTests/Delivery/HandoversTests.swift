import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct HandoversTests {
    private static let commit = String(repeating: "a1", count: 20)

    @Test(arguments: Driver.allCases) func aRepositoryIsHandedOverAndFound(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(by: .repository, address: "git@buyer.example")
        let outcome = try await stage.marketplace.handOverRepository(
            "https://git.example/shop.git", commit: Self.commit, note: "", in: trade, by: stage.seller)
        let manifest = try #require(try outcome.manifest())
        #expect(try await stage.checkedBundle(trade).contains(manifest.rawValue))
        _ = try await stage.marketplace.confirmAccess(
            commit: String(repeating: "b", count: 40), in: trade, by: stage.buyer)
        await #expect(throws: SignReceiptRefusal.accessNotConfirmed) {
            try await stage.marketplace.signReceipt(
                manifest: manifest, proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        }
        _ = try await stage.marketplace.confirmAccess(commit: Self.commit, in: trade, by: stage.buyer)
        _ = try await stage.marketplace.signReceipt(
            manifest: manifest, proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        _ = try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        _ = try await stage.checkedBundle(trade)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aServiceIsJudgedByTheAgreedCriteria(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(by: .service)
        let first = try await stage.marketplace.reportService("已部署", in: trade, by: stage.seller)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.round?.criteria == 2)
        let firstManifest = try #require(try first.manifest())
        #expect(try await stage.checkedBundle(trade).contains(firstManifest.rawValue))
        _ = try await stage.marketplace.acceptCriterion(1, in: trade, by: stage.buyer)
        _ = try await stage.marketplace.refuseCriterion(2, reason: "导出的文件是空的", in: trade, by: stage.buyer)
        // The objection stops silence; the seller mends it, and all is judged anew.
        market.clock.advance(by: .days(1))
        let second = try await stage.marketplace.reportService("导出已修好", in: trade, by: stage.seller)
        let manifest = try #require(try second.manifest())
        for number in 1...2 { _ = try await stage.marketplace.acceptCriterion(number, in: trade, by: stage.buyer) }
        _ = try await stage.marketplace.signReceipt(
            manifest: manifest, proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        _ = try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        #expect(try await stage.checkedBundle(trade).contains(manifest.rawValue))
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aChangeThatIsNotDeliveredLetsTheTimeGoOn() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        _ = try await stage.marketplace.requestChange("缺少安装说明", in: trade, by: stage.buyer)
        let runner = DeadlineRunner(market.marketplace)
        market.clock.advance(by: .days(2))
        try await runner.runDue()
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.openChange == nil)
        #expect(state.deadline(.acceptance) == market.clock.now().adding(.days(14)))
        market.clock.advance(by: .days(14))
        try await runner.runDue()
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .completed)
        _ = try await market.audit.run()
        try await market.close()
    }
}

import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct RebuildTests {
    @Test(arguments: Driver.allCases) func viewsComeBackRowForRow(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        for name in ["a", "b", "c"] {
            let stage = try await Stage.set(market, name: name)
            let trade = try await stage.enquire()
            try await stage.agree(trade)
            guard name != "a" else { continue }
            try await stage.pay(trade)
            try await stage.deliver(trade)
            guard name == "c" else { continue }
            try await stage.receive(trade)
            try await stage.complete(trade)
            _ = try await stage.marketplace.withdraw(stage.listing, by: stage.seller)
        }
        let before = try await market.dump(viewsOnly: true)
        #expect(before.count > 40)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        try await market.close()
    }
}

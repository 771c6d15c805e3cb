import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct AbsencesTests {
    @Test(arguments: Driver.allCases) func itShowsUntilItIsOverAndItsWordCanGo(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let now = market.clock.now()
        _ = try await marketplace.announceAbsence(from: now, until: now.adding(.days(3)), word: "回乡三天", of: stage.seller)
        #expect(try await marketplace.absence(of: stage.seller)?.word == "回乡三天")
        #expect(try await marketplace.absence(of: stage.buyer) == nil)
        _ = try await marketplace.announceAbsence(
            from: now.adding(.days(1)), until: now.adding(.days(2)), word: "改期", of: stage.seller)
        #expect(try await marketplace.absence(of: stage.seller)?.word == "改期")
        market.clock.advance(by: .days(2))
        #expect(try await marketplace.absence(of: stage.seller) == nil, "it ends by itself")
        await #expect(throws: AbsenceRefusal.notAbsent) { try await marketplace.endAbsence(of: stage.seller) }
        // The words of what is over go with a request for erasure; the chain stands.
        _ = try await marketplace.requestErasure(by: stage.seller)
        try await ErasureRunner(marketplace).runDue()
        let words = try await marketplace.database.read { connection in
            try Journal(connection).entries(of: .member(stage.seller)).filter { $0.openings["word"] != nil }.count
        }
        #expect(words == 1, "what ran to a later day than today stays as long")
        market.clock.advance(by: .days(2))
        _ = try await marketplace.requestErasure(by: stage.seller)
        try await ErasureRunner(marketplace).runDue()
        let before = try await market.dump(viewsOnly: true)
        #expect(!before.contains { $0.contains("改期") || $0.contains("回乡") })
        try await Rebuild(marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        try await market.close()
    }
}

import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct QuestionsTests {
    @Test(arguments: Driver.allCases) func askedAnsweredSearchedAndErased(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let (first, _) = try await place.ask("支持 PostgreSQL 吗？", about: stage.listing, by: stage.buyer)
        _ = try await place.reword(first, as: "支持 PostgreSQL 15 吗？", by: stage.buyer)
        market.clock.advance(by: .minutes(1))
        let (second, _) = try await place.ask("100% 开源？", about: stage.listing, by: stage.buyer)
        #expect(try await place.unansweredQuestions(of: stage.seller).map(\.id) == [first, second])
        market.clock.advance(by: .hours(2))
        _ = try await place.answer(first, with: "支持，15 以上。", by: stage.seller)
        let found = try await place.questions(about: stage.listing, holding: "postgresql", limit: 10)
        #expect(found.map(\.id) == [first])
        #expect(found[0].answered == found[0].asked.adding(.minutes(121)) && found[0].edits == 1)
        #expect(try await place.questions(about: stage.listing, holding: "0%", limit: 10).map(\.id) == [second])
        #expect(try await place.questions(about: stage.listing, holding: "以上", limit: 10).map(\.id) == [first])
        #expect(try await place.questions(about: stage.listing, before: second, limit: 10).map(\.id) == [first])
        #expect(try await place.wordings(of: first).count == 3)
        await #expect(throws: QuestionRefusal.notTheSeller) { try await place.answer(first, with: "不", by: stage.buyer) }
        await #expect(throws: QuestionRefusal.ownListing) {
            try await place.ask("自问", about: stage.listing, by: stage.seller)
        }
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await place.requestErasure(by: stage.buyer)
        try await ErasureRunner(place).runDue()
        #expect(try await place.questions(about: stage.listing, limit: 10).map(\.words) == [nil, nil])
        #expect(try await place.questions(about: stage.listing, limit: 10).map(\.answer) == [nil, "支持，15 以上。"])
        let erased = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == erased)
        _ = try await market.audit.run()
        try await market.close()
    }
}

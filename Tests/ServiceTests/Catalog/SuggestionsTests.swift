import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct SuggestionsTests {
    @Test(arguments: Driver.allCases) func titlesAndCategoriesWhileTyping(driver: Driver) async throws {
        let market = try await TestMarket.open(driver, categories: [Shop.category, Shop.tools])
        let shop = try await Shop.open(market)
        try await shop.offer("Laravel 商城源码")
        try await shop.offer("点数系统")
        try await shop.offer("点数系统")
        func titles(_ text: String) async throws -> [String] { try await market.marketplace.suggestions(for: text).titles }
        #expect(try await titles("l") == ["Laravel 商城源码"])
        #expect(try await titles("Lara") == ["Laravel 商城源码"])
        #expect(try await titles("商城 lar") == ["Laravel 商城源码"])
        #expect(try await titles("点") == ["点数系统"])
        #expect(try await titles("点数系") == ["点数系统"])
        #expect(try await titles("dsx") == ["点数系统"])
        #expect(try await titles("系统 lar") == [])
        #expect(try await titles("") == [])
        #expect(try await market.marketplace.suggestions(for: "源码").categories.map(\.id) == ["website-source"])
        #expect(try await market.marketplace.suggestions(for: "scr").categories.map(\.id) == ["script-tool"])
        try await market.close()
    }
}

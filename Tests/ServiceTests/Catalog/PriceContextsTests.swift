import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct PriceContextsTests {
    @Test(arguments: Driver.allCases) func theComparisonIsWidenedAsFarAsNeeded(driver: Driver) async throws {
        let market = try await TestMarket.open(driver, categories: [Shop.category])
        let shop = try await Shop.open(market)
        func compare(_ stack: String, _ scope: Licence.Scope?, except: ListingID? = nil) async throws -> FoundPriceContext {
            try await market.marketplace.priceContext(
                PriceComparison(Shop.category, answers: ["stack": .text(stack)], scope: scope), except: except)
        }
        #expect(try await compare("php", .personal).context == nil)
        for yuan in 1...8 { try await shop.offer("站 \(yuan)", yuan: Int64(yuan), ["stack": .text("php")], scope: .personal) }
        let last = try await shop.offer("站 9", yuan: 9, ["stack": .text("php")], scope: .personal)
        for yuan in 1...3 {
            try await shop.offer("大站 \(yuan)", yuan: Int64(yuan * 100), ["stack": .text("php")], scope: .allRights)
        }
        try await shop.offer("Java 站", yuan: 5_000, ["stack": .text("java")], scope: .allRights)

        let alike = try await compare("php", .personal)
        #expect(alike.breadth == .alike)
        #expect(alike.total == 9)
        #expect(alike.context?.medianMinor == 500)
        let others = try await compare("php", .personal, except: last)
        #expect(others.breadth == .alike)
        #expect(others.total == 8)
        #expect(others.context?.greatestMinor == 800)
        #expect(try await compare("php", .allRights).breadth == .anyScope)
        #expect(try await compare("java", .personal).breadth == .anyAnswers)
        let wide = try await compare("go", .oneProduct)
        #expect(wide.breadth == .category)
        #expect(wide.total == 13)
        #expect(wide.context?.greatestMinor == 500_000)
        try await market.close()
    }
}

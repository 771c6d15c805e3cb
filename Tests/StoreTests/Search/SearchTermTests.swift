import Testing

@testable import Store

@Suite struct SearchTermTests {
    @Test func pricesOfARangeAreCoveredExactly() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let top: Int64 = [100, 5_000, 1_000_000, 1 << 39].randomElement() ?? 1
            let low = Int64.random(in: 0...top, using: &random)
            let range = low...Int64.random(in: low...top, using: &random)
            let terms = Set(SearchTerm.prices(range))
            #expect(terms.count <= 30 * SearchTerm.priceLevels)
            let near = [range.lowerBound - 1, range.lowerBound, range.upperBound, range.upperBound + 1]
            let inside = (0..<10).map { _ in Int64.random(in: range, using: &random) }
            for price in near + inside where price >= 0 {
                let has = (0..<SearchTerm.priceLevels).count { terms.contains(SearchTerm.price(price, level: $0)) }
                #expect(has == (range.contains(price) ? 1 : 0), "\(price) of \(range)")
            }
        }
    }

    @Test func everyPriceThatCanBeIsCovered() {
        let terms = Set(SearchTerm.prices(0...Int64.max))
        for price in [0, 1, 999_999_999_999] as [Int64] {
            #expect((0..<SearchTerm.priceLevels).contains { terms.contains(SearchTerm.price(price, level: $0)) })
        }
    }
}

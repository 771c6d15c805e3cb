import Testing

@testable import Market

@Suite struct PriceContextTests {
    @Test func figuresArePricesThatExist() throws {
        let context = try #require(PriceContext([500, 100, 400, 200, 300, 600, 700, 800]))
        #expect(context.count == 8)
        #expect(
            [
                context.leastMinor, context.lowerQuartileMinor, context.medianMinor, context.upperQuartileMinor,
                context.greatestMinor,
            ] == [100, 200, 400, 600, 800])
        let odd = try #require(PriceContext([1, 2, 3]))
        #expect([odd.lowerQuartileMinor, odd.medianMinor, odd.upperQuartileMinor] == [1, 2, 3])
        #expect(PriceContext([]) == nil)
    }

    @Test(
        arguments: [
            (50, .belowAll), (100, .lowerQuarter), (199, .lowerQuarter), (200, .middle), (600, .middle), (601, .upperQuarter),
            (800, .upperQuarter), (801, .aboveAll),
        ] as [(Int64, PriceContext.Standing)])
    func aPriceStandsSomewhere(price: Int64, standing: PriceContext.Standing) throws {
        let context = try #require(PriceContext([100, 200, 300, 400, 500, 600, 700, 800]))
        #expect(context.standing(of: price) == standing)
        #expect(context.cheaperCount(than: 300) == 2)
        #expect(context.dearerCount(than: 300) == 5)
    }

    @Test(
        arguments: [[100], [100, 100, 100], [1, 1_000_000], Array(1...500), Array(repeating: 9_900, count: 60) + [1_000_000_000]]
            as [[Int64]])
    func theBarsHoldEveryOffer(prices: [Int64]) throws {
        let context = try #require(PriceContext(prices))
        #expect(context.bars.map(\.count).reduce(0, +) == prices.count)
        #expect((1...PriceContext.barsMax).contains(context.bars.count))
        #expect(context.bars.first?.fromMinor == context.leastMinor)
        #expect(context.bars.last?.toMinor == context.greatestMinor)
        for bar in context.bars {
            #expect(bar.count == prices.count { (bar.fromMinor...bar.toMinor).contains($0) })
        }
    }

    private static func category(_ fields: [Category.Field]) -> Category {
        Category(
            id: "tool", version: 1, title: Bilingual(zh: "工具", en: "Tool"),
            sections: [.init(id: .basics, fields: fields), .init(id: .description, fields: []), .init(id: .afterSales, fields: [])])
    }

    private static func field(_ id: String, comparable: Bool?) -> Category.Field {
        Category.Field(
            id: id, kind: .choice, label: Bilingual(zh: id, en: id), prevents: Bilingual(zh: "争", en: "quarrel"), required: false,
            comparable: comparable, choices: [.init(id: "a", label: Bilingual(zh: "甲", en: "A"))])
    }

    @Test func onlyComparableAnswersCount() {
        let category = Self.category([Self.field("kind", comparable: true), Self.field("colour", comparable: nil)])
        let full = PriceComparison(category, answers: ["kind": .text("a"), "colour": .text("a")], scope: .personal)
        #expect(full.answers == ["kind": "a"])
        #expect(full.breadths == [.alike, .anyScope, .anyAnswers, .category])
        #expect(PriceComparison(category, answers: ["colour": .text("a")], scope: .personal).breadths == [.anyAnswers, .category])
        #expect(PriceComparison(category, answers: ["kind": .text("a")], scope: nil).breadths == [.anyScope, .category])
        #expect(PriceComparison(category, answers: [:], scope: nil).breadths == [.category])
    }
}

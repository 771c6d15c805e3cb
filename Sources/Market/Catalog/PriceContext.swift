/// The prices of comparable offers in a few figures. Amounts are minor units; nothing is rounded but where it says so.
package struct PriceContext: Hashable, Sendable {
    /// Fewer comparable offers than this say nothing, and a wider comparison is tried.
    package static let offersMin = 8
    /// Bars of the chart.
    package static let barsMax = 12

    /// The prices, from low to high.
    package let pricesMinor: [Int64]
    /// The counts of equal stretches between the least and the greatest price.
    package let bars: [Bar]

    /// Offers of one stretch of prices.
    package struct Bar: Hashable, Sendable {
        /// The least price of the stretch.
        package let fromMinor: Int64
        /// The greatest price of the stretch.
        package let toMinor: Int64
        /// How many offers.
        package let count: Int
    }

    /// Nil without a price.
    package init?(_ pricesMinor: [Int64]) {
        let sorted = pricesMinor.sorted()
        guard let least = sorted.first, let greatest = sorted.last else { return nil }
        self.pricesMinor = sorted
        bars = Self.bars(sorted, least, greatest)
    }

    /// How many offers are compared.
    package var count: Int { pricesMinor.count }
    /// The least price.
    package var leastMinor: Int64 { at(0) }
    /// A quarter of the offers cost this or less.
    package var lowerQuartileMinor: Int64 { quantile(1, of: 4) }
    /// Half of the offers cost this or less.
    package var medianMinor: Int64 { quantile(2, of: 4) }
    /// Three quarters of the offers cost this or less.
    package var upperQuartileMinor: Int64 { quantile(3, of: 4) }
    /// The greatest price.
    package var greatestMinor: Int64 { at(count - 1) }

    /// How many of the offers are cheaper than this price.
    package func cheaperCount(than priceMinor: Int64) -> Int { pricesMinor.count { $0 < priceMinor } }

    /// How many of the offers are dearer than this price.
    package func dearerCount(than priceMinor: Int64) -> Int { pricesMinor.count { $0 > priceMinor } }

    /// Where a price stands among the offers.
    package func standing(of priceMinor: Int64) -> Standing {
        if priceMinor < leastMinor { return .belowAll }
        if priceMinor > greatestMinor { return .aboveAll }
        if priceMinor < lowerQuartileMinor { return .lowerQuarter }
        if priceMinor > upperQuartileMinor { return .upperQuarter }
        return .middle
    }

    /// Where a price stands among the offers; the quartiles themselves belong to the middle.
    package enum Standing: String, CaseIterable, Sendable {
        case belowAll, lowerQuarter, middle, upperQuarter, aboveAll
    }

    /// The least price that `part` of `whole` of the offers do not exceed: always one of the prices, never a mean of two.
    private func quantile(_ part: Int, of whole: Int) -> Int64 { at((count * part + whole - 1) / whole - 1) }

    private func at(_ place: Int) -> Int64 { pricesMinor[min(max(0, place), count - 1)] }

    private static func bars(_ sorted: [Int64], _ least: Int64, _ greatest: Int64) -> [Bar] {
        // Few prices are far above the others; they share the last bar, so that the rest can be told apart.
        let cut = sorted[min(sorted.count - 1, sorted.count * 19 / 20)]
        let span = cut - least + 1
        let wanted = Int64(min(barsMax, max(1, sorted.count / 2)))
        let width = (span + wanted - 1) / wanted
        let barCount = Int((span + width - 1) / width)
        var counts = [Int](repeating: 0, count: barCount)
        for price in sorted { counts[min(barCount - 1, Int((price - least) / width))] += 1 }
        return counts.enumerated().map { place, count in
            let from = least + Int64(place) * width
            return Bar(fromMinor: from, toMinor: place == barCount - 1 ? greatest : from + width - 1, count: count)
        }
    }
}

/// What makes two offers comparable in price.
package struct PriceComparison: Hashable, Sendable {
    /// How far the comparison was widened, from the narrowest on.
    package enum Breadth: String, CaseIterable, Sendable {
        /// The same category, the same answers to its comparable questions, the same licence scope.
        case alike
        /// As before, with any licence scope.
        case anyScope
        /// The same category and licence scope, with any answers.
        case anyAnswers
        /// The same category.
        case category
    }

    /// The category.
    package let category: String
    /// The answers to the category's comparable questions, by field; questions that are not answered are left out.
    package let answers: [String: String]
    /// How far the use goes.
    package let scope: Licence.Scope?

    /// - Parameter scope: nil where it is not known yet; the comparisons with a scope are then the same as those without.
    package init(_ category: Category, answers: [String: FieldValue], scope: Licence.Scope?) {
        self.category = category.id
        self.scope = scope
        self.answers = category.fields.reduce(into: [:]) { comparable, field in
            guard field.comparable == true else { return }
            switch answers[field.id] {
            case .text(let text)?: comparable[field.id] = text
            case .yesNo(let flag)?: comparable[field.id] = flag ? "yes" : "no"
            case .choices(let ids)? where ids.count == 1: comparable[field.id] = ids[0]
            case .choices, .number, .platforms, nil: return
            }
        }
    }

    /// The breadths that differ for this offer, from the narrowest on.
    package var breadths: [Breadth] {
        Breadth.allCases.filter { breadth in
            switch breadth {
            case .alike: !answers.isEmpty && scope != nil
            case .anyScope: !answers.isEmpty
            case .anyAnswers: scope != nil
            case .category: true
            }
        }
    }
}

import Testing

@testable import Market

@Suite struct CreditCountTests {
    private func fact(
        _ number: Int, _ score: Score = .good, day: Int, listing: Int? = nil, price: Int64 = 10_000, isExcluded: Bool = false
    ) -> RatingFact {
        RatingFact(
            trade: .number(UInt64(number)), listing: .number(UInt64(listing ?? number)), score: score,
            at: CalendarMonth(number: 2_026 * 12 + 8).begin.adding(.days(day)), priceMinor: price, isExcluded: isExcluded)
    }

    private func standings(_ facts: [RatingFact]) -> [CountedRating.Standing] { CreditCount.count(facts).map(\.standing) }
    private func points(_ facts: [RatingFact]) -> Int { CreditCount.count(facts).map(\.points).reduce(0, +) }

    @Test func atMostSixAMonthUpOrDown() {
        let good = (1...8).map { fact($0, day: $0) }
        #expect(points(good) == 6)
        #expect(standings(good).suffix(2) == [.pairMonth, .pairMonth])
        #expect(points((1...8).map { fact($0, .bad, day: $0) }) == -6)
        // September has 30 days: the seventh is of another month.
        #expect(points(good.prefix(6) + [fact(9, day: 30)]) == 7)
        // A bad one makes room again.
        #expect(points(good.prefix(6) + [fact(10, .bad, day: 7), fact(11, day: 8)]) == 6)
    }

    @Test func theSameListingOnceInFourteenDays() {
        let facts = [fact(1, day: 0, listing: 5), fact(2, day: 13, listing: 5), fact(3, day: 14, listing: 5)]
        #expect(standings(facts) == [.counts, .sameListing, .counts])
        #expect(CreditCount.count(facts)[1].because == .number(1))
    }

    @Test func aNeutralOneTakesNoPlace() {
        #expect(standings([fact(1, .neutral, day: 0, listing: 5), fact(2, day: 1, listing: 5)]) == [.neutral, .counts])
    }

    @Test func smallOrdersAndExcludedOnesNotAtAll() {
        #expect(standings([fact(1, day: 0, price: 100), fact(2, day: 1, price: 101)]) == [.tooSmall, .counts])
        #expect(standings([fact(1, .bad, day: 0, isExcluded: true)]) == [.excluded])
    }

    /// Chance chooses ratings; in whichever order they come, they count the same, and no bound is passed.
    @Test func theOrderDoesNotMatter() {
        var chance = SplitMix64(seed: 6)
        for _ in 0..<300 {
            let facts = (1...(1 + chance.below(40))).map { number in
                fact(
                    number, Score.allCases[chance.below(3)], day: chance.below(90), listing: 1 + chance.below(12),
                    price: chance.below(5) == 0 ? 100 : 5_000, isExcluded: chance.below(9) == 0)
            }
            let counted = CreditCount.count(facts)
            #expect(counted == CreditCount.count(facts.reversed()))
            #expect(counted.count == facts.count)
            let months = Dictionary(grouping: counted) { CalendarMonth(of: $0.rating.at) }
            for month in months.values { #expect(abs(month.map(\.points).reduce(0, +)) <= 6) }
            for one in counted where one.points != 0 {
                let near = counted.filter {
                    $0.points != 0 && $0.rating.listing == one.rating.listing && $0.rating.trade != one.rating.trade
                        && abs($0.rating.at.ms - one.rating.at.ms) < Span.days(14).ms
                }
                #expect(near.isEmpty)
            }
        }
    }

    @Test func monthsAreThoseOfChina() {
        // 2026-08-31T16:00:00Z is the first of September in China.
        #expect(CalendarMonth(of: Timestamp(ms: 1_788_192_000_000)).month == 9)
        #expect(CalendarMonth(of: Timestamp(ms: 1_788_191_999_999)).month == 8)
        for number in Int64(1_900 * 12)..<Int64(2_100 * 12) {
            let month = CalendarMonth(number: number)
            #expect(CalendarMonth(of: month.begin) == month)
            #expect(CalendarMonth(of: Timestamp(ms: month.begin.ms - 1)).next == month)
        }
    }
}

@Suite struct CreditLevelTests {
    @Test func stepsAreThoseOfTheRules() {
        #expect(CreditLevel.steps.prefix(11) == [4, 11, 41, 91, 151, 251, 501, 1_001, 2_001, 5_001, 10_001])
        #expect(CreditLevel.steps.count == CreditLevel.Kind.allCases.count * CreditLevel.marksMax)
        #expect(CreditLevel(points: 3) == nil)
        #expect(CreditLevel(points: 4)?.number == 1)
        #expect(CreditLevel(points: 250)?.marks == 5)
        #expect(CreditLevel(points: 251)?.kind == .lamp)
        #expect(CreditLevel(points: 10_001)?.kind == .bridge)
        #expect(CreditLevel(points: .max)?.nextPoints == nil)
        #expect(CreditLevel(points: -9) == nil)
    }
}

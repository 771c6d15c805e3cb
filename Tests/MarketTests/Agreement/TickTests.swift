import Testing

@testable import Market

@Suite struct TickTests {
    @Test(arguments: Set<Tick>.all.sorted { $0.name < $1.name } + (3...12).map { .defect($0) }) func namesReadBack(tick: Tick) {
        #expect(Tick(name: tick.name) == tick)
    }

    @Test(arguments: [
        "", "defect", "defect-", "defect-0", "defect--1", "defect-+1", "defect-01", "defect-1 ", "Licence",
    ])
    func otherNamesAreNoTicks(name: String) { #expect(Tick(name: name) == nil) }

    @Test func eachDefectIsTickedByItself() {
        #expect(
            Tick.required(by: .standard, defectCount: 2) == [
                .licence, .acceptanceBySilence, .returns, .defect(1), .defect(2),
            ])
        #expect(Tick.required(by: .standard, defectCount: 0).count == 3)
    }

    @Test func excludedReturnsAndLimitedLiabilityAreTickedByThemselves() {
        var terms = Terms.standard
        terms.noReasonReturnDays = 0
        terms.liability = .cappedAtPrice
        #expect(
            Tick.required(by: terms, defectCount: 1) == [
                .licence, .acceptanceBySilence, .returnsExcluded, .liability, .defect(1),
            ])
    }

    @Test func aSmallAmendmentIsTickedOnlyInTheKeyClausesThatItTouches() {
        #expect(Tick.required(by: Terms.standard.supporting(months: 3), amending: .standard) == [])
        var terms = Terms.standard
        terms.acceptanceDays = 3
        terms.liability = .directLossOnly
        #expect(Tick.required(by: terms, amending: .standard) == [.acceptanceBySilence, .liability])
    }
}

import Testing

@testable import Market

@Suite struct TickTests {
    @Test(arguments: Tick.required(defectCount: 12)) func namesReadBack(tick: Tick) {
        #expect(Tick(name: tick.name) == tick)
    }

    @Test(arguments: [
        "", "defect", "defect-", "defect-0", "defect--1", "defect-+1", "defect-01", "defect-1 ", "Licence",
    ])
    func otherNamesAreNoTicks(name: String) { #expect(Tick(name: name) == nil) }

    @Test func eachDefectIsTickedByItself() {
        #expect(Tick.required(defectCount: 2) == [.licence, .acceptanceBySilence, .returns, .defect(1), .defect(2)])
        #expect(Tick.required(defectCount: 0).count == 3)
    }
}

import Testing

@testable import Market

@Suite struct CoveredBytesTests {
    private func covered(_ stretches: [Range<Int64>]) -> CoveredBytes {
        var covered = CoveredBytes()
        for stretch in stretches { covered.add(stretch) }
        return covered
    }

    @Test func touchingAndOverlappingStretchesBecomeOne() {
        #expect(covered([0..<10, 20..<30, 10..<20]).stretches == [0..<30])
        #expect(covered([5..<9, 0..<6]).stretches == [0..<9])
        #expect(covered([0..<100, 20..<30]).stretches == [0..<100])
        #expect(covered([20..<30, 40..<50, 60..<70, 25..<65]).stretches == [20..<70])
    }

    @Test func whatIsApartStaysApartAndInOrder() {
        #expect(covered([20..<30, 0..<10]).stretches == [0..<10, 20..<30])
        #expect(covered([20..<30, 0..<10, 12..<13]).bytes == 21)
        #expect(covered([5..<5]).stretches.isEmpty)
    }

    @Test func onlyTheWholeFromTheFirstByteIsComplete() {
        #expect(covered([0..<10]).covers(10))
        #expect(!covered([1..<10]).covers(10))
        #expect(!covered([0..<9]).covers(10))
        #expect(!covered([0..<4, 5..<10]).covers(10))
        #expect(!CoveredBytes().covers(1))
        #expect(CoveredBytes().covers(0))
    }

    @Test func chanceAgreesWithASetOfBytes() {
        var chance = SplitMix64(seed: 5)
        for _ in 0..<200 {
            var (covered, bytes) = (CoveredBytes(), Set<Int64>())
            for _ in 0..<20 {
                let first = Int64(chance.below(100))
                let sent = first..<first + Int64(chance.below(15))
                covered.add(sent)
                bytes.formUnion(sent)
            }
            #expect(covered.bytes == Int64(bytes.count))
            #expect(covered.covers(100) == bytes.isSuperset(of: 0..<100))
            for (one, next) in zip(covered.stretches, covered.stretches.dropFirst()) { #expect(one.upperBound < next.lowerBound) }
        }
    }

    @Test func nobodyCanGrowItAtWill() {
        var covered = CoveredBytes()
        for place in 0..<Int64(CoveredBytes.stretchesMax + 10) { covered.add(place * 2..<place * 2 + 1) }
        #expect(covered.stretches.count == CoveredBytes.stretchesMax)
        covered.add(0..<100_000)
        #expect(covered.covers(100_000))
    }
}

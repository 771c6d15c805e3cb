import Testing

@testable import Store

@Suite struct OfferSetTests {
    private func set(_ positions: [Int64]) -> OfferSet {
        var set = OfferSet()
        for (number, part) in Dictionary(grouping: positions, by: OfferPage.number) {
            var page = OfferPage()
            for position in part { page.insert(position) }
            set.formUnion(page, number: number)
        }
        return set
    }

    private func list(_ set: OfferSet, below: Int64 = .max) -> [Int64] {
        var list: [Int64] = []
        set.forEachDescending(below: below) { position in
            list.append(position)
            return true
        }
        return list
    }

    @Test func setsAreCutAndJoined() {
        let one = set([1, 63, 64, 70_000, 1_000_000])
        let other = set([64, 70_000, 70_001, 2_000_000])
        #expect(list(one.intersection(other)) == [70_000, 64])
        var joined = one
        joined.formUnion(other)
        #expect(list(joined) == [2_000_000, 1_000_000, 70_001, 70_000, 64, 63, 1])
        #expect(one.intersection(set([2])).isEmpty)
        #expect(one.intersection(set([2])) == OfferSet())
    }

    @Test func whatEnoughSetsHave() {
        let sets = [set([1, 2, 70_000]), set([2, 3, 70_000]), set([3, 70_000])]
        #expect(list(OfferSet.having(2, of: sets)) == [70_000, 3, 2])
        #expect(OfferSet.having(3, of: sets) == set([70_000]))
        #expect(OfferSet.having(4, of: sets).isEmpty)
        let many = (1...12).map { step in set((0..<3_000).filter { $0 % Int64(step) == 0 }) }
        for countMin in 1...12 {
            let wanted = (0..<3_000 as Range<Int64>).filter { position in
                (1...12 as ClosedRange<Int64>).count { position % $0 == 0 } >= countMin
            }
            #expect(list(OfferSet.having(countMin, of: many)) == wanted.reversed(), "\(countMin)")
        }
    }

    @Test func descendingFromAPlace() {
        let offers = set([1, 63, 64, 70_000, 1_000_000])
        #expect(list(offers, below: 70_000) == [64, 63, 1])
        #expect(list(offers, below: 65) == [64, 63, 1])
        #expect(list(offers, below: 1) == [])
    }

    @Test func oneIsTakenAway() {
        var offers = set([64, 70_000])
        offers.remove(70_000)
        offers.remove(3)
        #expect(offers == set([64]))
        #expect(!offers.contains(70_000) && offers.contains(64))
    }

    @Test func whatIsCommonIsCounted() {
        let offers = set(Array(0..<6_000))
        var few = OfferPage()
        for position in [5_999, 6_000, 17] as [Int64] { few.insert(position) }
        #expect(offers.countCommon(with: few, number: 0) == 2)
        var many = OfferPage()
        for position in 1_000..<9_000 { many.insert(Int64(position)) }
        #expect(offers.countCommon(with: many, number: 0) == 5_000)
        #expect(offers.countCommon(with: many, number: 1) == 0)
    }
}

import Testing

@testable import Store

@Suite struct OfferPageTests {
    @Test func itIsTheSetThatWasPutIn() {
        var page = OfferPage()
        var model: Set<Int64> = []
        var random = SystemRandomNumberGenerator()
        // Through both forms, up past the change of form and down again.
        for step in 0..<20_000 {
            let position = Int64.random(in: 0..<OfferPage.span, using: &random) + 5 * OfferPage.span
            if step < 8_000 || step % 3 == 0 {
                page.insert(position)
                model.insert(position)
            } else if let gone = model.randomElement() {
                page.remove(gone)
                model.remove(gone)
            }
        }
        var set = OfferSet()
        set.formUnion(page, number: 5)
        #expect(set.count == model.count)
        #expect(page.count == model.count)
        var seen: [Int64] = []
        set.forEachDescending { position in
            seen.append(position)
            return true
        }
        #expect(seen == model.sorted(by: >))
    }

    @Test func equalSetsAreEqualBytes() {
        let positions = (0..<6_000).map { Int64($0) * 7 }
        var up = OfferPage()
        for position in positions { up.insert(position) }
        #expect(up.bytes.count == OfferPage.mapBytes)
        var mixed = OfferPage()
        for position in positions.shuffled() { mixed.insert(position) }
        #expect(mixed == up)
        for position in positions.dropFirst(OfferPage.offsetsMax) { up.remove(position) }
        #expect(up.bytes.count == OfferPage.offsetsMax * 2)
        var few = OfferPage()
        for position in positions.prefix(OfferPage.offsetsMax).shuffled() { few.insert(position) }
        #expect(few == up)
        for position in positions { few.remove(position) }
        #expect(few == OfferPage())
    }
}

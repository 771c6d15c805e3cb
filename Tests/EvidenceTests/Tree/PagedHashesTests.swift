import Testing

@testable import Evidence

@Suite struct PagedHashesTests {
    private let many = (0..<600).map(Sample.hash)

    @Test func theyStandInTheirOrder() {
        var hashes = PagedHashes(many.prefix(255))
        for hash in many.dropFirst(255) { hashes.append(hash) }
        #expect(hashes.count == 600)
        #expect((0..<600).map { hashes[$0] } == many)
        #expect(hashes.last == many.last)
        #expect(PagedHashes().last == nil)
    }

    @Test func aCopyChangesByItself() {
        let before = PagedHashes(many)
        var after = before
        after[300] = Sample.hash(7)
        after.append(Sample.hash(8))
        #expect(before[300] == many[300])
        #expect(before.count == 600)
        #expect(after[300] == Sample.hash(7))
        #expect(after[301] == many[301])
        #expect(after[600] == Sample.hash(8))
    }
}

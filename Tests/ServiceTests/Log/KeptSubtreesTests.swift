import Evidence
import Testing

@testable import Service

@Suite struct KeptSubtreesTests {
    private func place(_ number: Int) -> SubtreePlace { SubtreePlace(level: 3, index: Int64(number)) }
    private func root(_ number: Int) -> Hash { Hash.sha256(Array(String(number).utf8)) }

    @Test func whatWasKeptIsRemembered() {
        let kept = KeptSubtrees()
        kept.keep(root(1), place(1))
        #expect(kept.root(place(1)) == root(1))
        #expect(kept.root(place(2)) == nil)
        #expect(kept.root(SubtreePlace(level: 4, index: 1)) == nil)
    }

    @Test func theOldestIsForgottenAndNothingIsMixedUp() {
        let kept = KeptSubtrees(rootsMax: 10)
        for number in 0..<100 { kept.keep(root(number), place(number)) }
        let remembered = (0..<100).filter { kept.root(place($0)) != nil }
        #expect(remembered.count <= 20)
        #expect(Array(remembered.suffix(10)) == Array(90..<100))
        #expect(remembered.allSatisfy { kept.root(place($0)) == root($0) })
    }
}

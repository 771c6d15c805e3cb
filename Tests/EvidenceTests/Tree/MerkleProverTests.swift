import Evidence
import Testing

@Suite struct MerkleProverTests {
    struct Unreadable: Error {}

    @Test func rootsOfAllSizesAgree() throws {
        let leaves = (0..<40).map(Sample.hash)
        for size in 0...leaves.count {
            #expect(try MerkleProver(leaves: leaves.prefix(size)).root() == NaiveTree.root(leaves[..<size]))
        }
    }

    @Test func asksOnlyForCompleteSubtreesWithinTheSize() throws {
        for size in Int64(1)...40 {
            let prover = MerkleProver(size: size) { level, index in
                #expect((index + 1) << Int64(level) <= size)
                return Merkle.emptyRoot
            }
            _ = try prover.root()
            for index in 0..<size {
                _ = try prover.inclusion(of: index)
                _ = try prover.consistency(from: index)
            }
        }
    }

    @Test func whatReadingThrowsComesOut() {
        let prover = MerkleProver(size: 3) { _, _ in throw Unreadable() }
        #expect(throws: Unreadable.self) { try prover.root() }
        #expect(throws: Unreadable.self) { try prover.inclusion(of: 0) }
        #expect(throws: Unreadable.self) { try prover.consistency(from: 1) }
    }
}

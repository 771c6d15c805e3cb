import Evidence
import Testing

@Suite struct ConsistencyProofTests {
    @Test func everyPairOfSizesIsProvedAndNothingElse() throws {
        let leaves = (0..<70).map(Sample.hash)
        let roots = (0...70).map { NaiveTree.root(leaves[..<$0]) }
        for second in 0...leaves.count {
            let prover = MerkleProver(leaves: leaves.prefix(second))
            for first in 0...second {
                let proof = try prover.consistency(from: Int64(first))
                if first > 0 { #expect(proof.path == NaiveTree.consistency(first, leaves[..<second])) }
                #expect(proof.verify(firstRoot: roots[first], secondRoot: roots[second]))
                guard second <= 20, first > 0 else { continue }
                #expect(!proof.verify(firstRoot: Sample.hash(99), secondRoot: roots[second]))
                #expect(!proof.verify(firstRoot: roots[first], secondRoot: Sample.hash(99)))
                for path in mutants(of: proof.path) {
                    let mutant = ConsistencyProof(firstSize: Int64(first), secondSize: Int64(second), path: path)
                    #expect(!mutant.verify(firstRoot: roots[first], secondRoot: roots[second]))
                }
            }
        }
    }

    @Test func sizesThatDoNotFitAreRefused() {
        let root = Sample.hash(1)
        #expect(!ConsistencyProof(firstSize: 2, secondSize: 1, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(firstSize: -1, secondSize: 1, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(firstSize: 0, secondSize: 1, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(!ConsistencyProof(firstSize: 3, secondSize: 4, path: []).verify(firstRoot: root, secondRoot: root))
        #expect(ConsistencyProof(firstSize: 4, secondSize: 4, path: []).verify(firstRoot: root, secondRoot: root))
    }

    private func mutants(of path: [Hash]) -> [[Hash]] {
        var mutants = [path + [Sample.hash(98)]]
        if !path.isEmpty { mutants += [Array(path.dropLast()), Array(path.dropFirst())] }
        for step in path.indices {
            var mutant = path
            mutant[step] = Sample.hash(97)
            mutants.append(mutant)
        }
        return mutants
    }
}

import Evidence
import Testing

@Suite struct InclusionProofTests {
    @Test func everyLeafOfEverySizeIsProvedAndNothingElse() throws {
        let leaves = (0..<70).map(Sample.hash)
        for size in 1...leaves.count {
            let root = NaiveTree.root(leaves[..<size])
            let prover = MerkleProver(leaves: leaves.prefix(size))
            for index in 0..<size {
                let proof = try prover.inclusion(of: Int64(index))
                #expect(proof.path == NaiveTree.inclusion(index, leaves[..<size]))
                #expect(proof.verify(leaf: leaves[index], root: root))
                guard size <= 20 else { continue }
                for mutant in mutants(of: proof) { #expect(!mutant.verify(leaf: leaves[index], root: root)) }
                #expect(!proof.verify(leaf: leaves[(index + 1) % 70], root: root))
                #expect(!proof.verify(leaf: leaves[index], root: Sample.hash(99)))
            }
        }
    }

    @Test func placesOutsideTheTreeAreRefused() {
        let leaf = Sample.hash(1)
        #expect(InclusionProof(index: 0, size: 0, path: []).root(leaf: leaf) == nil)
        #expect(InclusionProof(index: -1, size: 1, path: []).root(leaf: leaf) == nil)
        #expect(InclusionProof(index: 1, size: 1, path: []).root(leaf: leaf) == nil)
        #expect(InclusionProof(index: 0, size: -1, path: []).root(leaf: leaf) == nil)
        #expect(InclusionProof(index: 0, size: .max, path: []).root(leaf: leaf) == nil)
        #expect(InclusionProof(index: 0, size: 1, path: []).root(leaf: leaf) == leaf)
    }

    /// Another place, another length, and another hash at each step.
    private func mutants(of proof: InclusionProof) -> [InclusionProof] {
        var mutants = (0..<proof.size).filter { $0 != proof.index }.map {
            InclusionProof(index: $0, size: proof.size, path: proof.path)
        }
        mutants.append(InclusionProof(index: proof.index, size: proof.size, path: proof.path + [Sample.hash(98)]))
        if !proof.path.isEmpty {
            mutants.append(InclusionProof(index: proof.index, size: proof.size, path: proof.path.dropLast()))
            mutants.append(InclusionProof(index: proof.index, size: proof.size, path: Array(proof.path.dropFirst())))
        }
        for step in proof.path.indices {
            var path = proof.path
            path[step] = Sample.hash(97)
            mutants.append(InclusionProof(index: proof.index, size: proof.size, path: path))
        }
        return mutants
    }
}

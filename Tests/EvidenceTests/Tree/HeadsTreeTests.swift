import Evidence
import Testing

@Suite struct HeadsTreeTests {
    @Test func agreesWithANaiveTreeAfterEveryBatch() throws {
        var numbers = SampleNumbers(seed: 7)
        var tree = HeadsTree()
        var leaves: [Hash] = []
        #expect(tree.root == Merkle.emptyRoot)
        for round in 0..<120 {
            var batch: [(number: Int64, hash: Hash)] = []
            for _ in 0..<Int.random(in: 0...8, using: &numbers) {
                let number = Int.random(in: 0..<(leaves.count + 3), using: &numbers)
                let hash = Sample.hash(Int.random(in: 0..<100_000, using: &numbers))
                batch.append((Int64(number), hash))
                while leaves.count <= number { leaves.append(HeadsTree.emptyLeaf) }
                leaves[number] = hash
            }
            tree.update(leafHashes: batch)
            #expect(tree.size == leaves.count)
            #expect(tree.root == (leaves.isEmpty ? Merkle.emptyRoot : NaiveTree.root(leaves[...])), "round \(round)")
        }
        #expect(HeadsTree(leafHashes: leaves).root == tree.root)
        for number in leaves.indices {
            let proof = try #require(tree.inclusion(of: Int64(number)))
            #expect(proof.verify(leaf: leaves[number], root: tree.root))
            #expect(proof.path == NaiveTree.inclusion(number, leaves[...]))
            #expect(tree.leafHash(of: Int64(number)) == leaves[number])
        }
        #expect(tree.inclusion(of: tree.size) == nil)
        #expect(tree.inclusion(of: -1) == nil)
        #expect(tree.leafHash(of: tree.size) == nil)
    }

    @Test func buildingFromLeavesThenGrowingIsTheSame() {
        for count in 0..<20 {
            var built = HeadsTree(leafHashes: (0..<count).map(Sample.hash))
            var grown = HeadsTree()
            for number in 0..<count { grown.update(leafHashes: [(Int64(number), Sample.hash(number))]) }
            #expect(built.root == grown.root)
            for tree in 0..<2 {
                let batch = [(number: Int64(count + 5), hash: Sample.hash(tree))]
                built.update(leafHashes: batch)
                grown.update(leafHashes: batch)
                #expect(built.root == grown.root)
            }
        }
    }

    @Test func aHeadStandsAtItsNumber() throws {
        let heads = try (0..<5).map { number in
            let run = try Sample.run(stream: "trade/\(number)", streamNumber: Int64(2 * number), count: number + 1)
            return HeadLeaf(try #require(run.last))
        }
        var tree = HeadsTree()
        tree.update(heads)
        #expect(tree.size == 9)
        for head in heads {
            let proof = try #require(tree.inclusion(of: head.streamNumber))
            #expect(proof.verify(leaf: head.leafHash, root: tree.root))
        }
        #expect(tree.leafHash(of: 1) == HeadsTree.emptyLeaf)
    }
}

import Evidence
import Testing

@Suite struct MerkleFrontierTests {
    @Test func rootAndBytesAgreeAtEverySize() throws {
        let leaves = (0..<70).map(Sample.hash)
        var frontier = MerkleFrontier()
        for size in 0...leaves.count {
            #expect(frontier.size == size)
            #expect(frontier.root == NaiveTree.root(leaves[..<size]))
            #expect(MerkleFrontier(bytes: frontier.bytes) == frontier)
            #expect(MerkleFrontier(size: frontier.size, subtrees: frontier.subtrees) == frontier)
            if size < leaves.count { frontier.append(leaves[size]) }
        }
    }

    @Test func refusesWhatDoesNotFitTogether() {
        var frontier = MerkleFrontier()
        for number in 0..<3 { frontier.append(Sample.hash(number)) }
        let bytes = frontier.bytes
        #expect(MerkleFrontier(bytes: []) == nil)
        #expect(MerkleFrontier(bytes: Array(bytes.dropLast())) == nil)
        #expect(MerkleFrontier(bytes: Array(bytes.dropLast(32))) == nil)
        #expect(MerkleFrontier(bytes: [0xFF] + bytes.dropFirst()) == nil)
        #expect(MerkleFrontier(size: -1, subtrees: []) == nil)
    }
}

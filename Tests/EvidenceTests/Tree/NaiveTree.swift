import Evidence

/// The definitions of RFC 9162 section 2.1, written down as they stand: slow, and different from the code under test.
enum NaiveTree {
    static func root(_ leaves: ArraySlice<Hash>) -> Hash {
        guard leaves.count > 1 else { return leaves.first ?? Hash.sha256([]) }
        let middle = leaves.startIndex + split(leaves.count)
        return Hash.sha256([1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
    }

    static func inclusion(_ index: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
        guard leaves.count > 1 else { return [] }
        let middle = split(leaves.count)
        let (left, right) = (leaves.prefix(middle), leaves.dropFirst(middle))
        return index < middle
            ? inclusion(index, left) + [root(right)] : inclusion(index - middle, right) + [root(left)]
    }

    static func consistency(_ first: Int, _ leaves: ArraySlice<Hash>, isWhole: Bool = true) -> [Hash] {
        guard first < leaves.count else { return isWhole ? [] : [root(leaves)] }
        let middle = split(leaves.count)
        let (left, right) = (leaves.prefix(middle), leaves.dropFirst(middle))
        return first <= middle
            ? consistency(first, left, isWhole: isWhole) + [root(right)]
            : consistency(first - middle, right, isWhole: false) + [root(left)]
    }

    private static func split(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}

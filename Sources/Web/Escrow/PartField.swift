import Market

extension Fields {
    /// The milestone that is meant, from 1, where one is named; nil for the one that comes next.
    mutating func part() -> Int? {
        optionalInteger("part", in: 1...Int64(Milestone.counts.upperBound)).map(Int.init)
    }
}

/// Which bytes of a file have been sent, put together from all transfers: a download in several pieces is complete once
/// together they cover the file.
package struct CoveredBytes: Equatable, Sendable {
    /// The stretches, apart from each other and in order.
    package private(set) var stretches: [Range<Int64>] = []

    package init() {}

    /// The most stretches that are kept; a piece that would be one more is left out, so that nobody can grow a state at will.
    package static let stretchesMax = 4_096

    /// How many bytes are covered.
    package var bytes: Int64 { stretches.reduce(0) { $0 + Int64($1.count) } }

    /// Whether the first `bytes` of the file are all covered.
    package func covers(_ bytes: Int64) -> Bool {
        guard bytes > 0 else { return true }
        guard let first = stretches.first else { return false }
        return first.lowerBound == 0 && first.upperBound >= bytes
    }

    /// Adds what one transfer sent. Stretches that touch become one.
    package mutating func add(_ sent: Range<Int64>) {
        guard !sent.isEmpty else { return }
        let before = stretches.prefix { $0.upperBound < sent.lowerBound }
        let after = stretches.drop { $0.lowerBound <= sent.upperBound }
        let touched = stretches[before.endIndex..<after.startIndex]
        guard !touched.isEmpty || stretches.count < Self.stretchesMax else { return }
        let joined =
            min(
                sent.lowerBound, touched.first?.lowerBound ?? sent.lowerBound)..<max(
                sent.upperBound, touched.last?.upperBound ?? sent.upperBound)
        stretches.replaceSubrange(before.endIndex..<after.startIndex, with: [joined])
    }
}

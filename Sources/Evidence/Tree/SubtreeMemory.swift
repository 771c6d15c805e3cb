/// Keeps the roots of subtrees that proofs of one log have needed, for the proofs to come.
///
/// A complete subtree of a growing log never changes, so what was computed for one size serves every later one. A root that is
/// forgotten is computed again from its tile; a wrong one makes proofs that do not verify.
public protocol SubtreeMemory: Sendable {
    /// The root of that subtree, if it is remembered.
    func root(_ place: SubtreePlace) -> Hash?

    /// Remembers a root.
    func keep(_ root: Hash, _ place: SubtreePlace)
}

/// Which complete subtree: the one number `index` (from 0) of those with `2^level` leaves.
public struct SubtreePlace: Sendable, Hashable {
    /// The count of leaves, as an exponent of two.
    public let level: Int
    /// The subtree's place among those of its level, from 0.
    public let index: Int64

    /// Names a subtree.
    public init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }
}

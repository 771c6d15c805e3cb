/// What a version changes against another one, clause by clause, and in words word by word.
struct ClauseDiff: Sendable {
    /// One clause.
    struct Change: Sendable {
        let clause: String
        /// The text before; nil for a new clause.
        let was: String?
        /// The text now; nil for a clause that is taken out.
        let now: String?
        /// The text with what was taken out and put in, where it was only put otherwise.
        var pieces: [Piece] = []
        var hasPieces = false
        /// What the change weighs, in a word.
        var weight: String?
        /// The law names what it changes, so the answer is a new offer.
        var isMaterial = false
    }

    /// A stretch of a text.
    struct Piece: Sendable {
        let text: String
        let isRemoved: Bool
        let isAdded: Bool
        let isKept: Bool
    }

    /// `第 2 版`.
    let version: String
    let changes: [Change]
    /// `其余 6 条未变`.
    let rest: String
    let path: String
    /// What it is compared with, and whether it is a new offer.
    var note: String?
}

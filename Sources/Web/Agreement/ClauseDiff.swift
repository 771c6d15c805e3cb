/// What a proposal changes against the version before it, clause by clause.
struct ClauseDiff: Sendable {
    /// One clause.
    struct Change: Sendable {
        let clause: String
        /// The text before; nil for a new clause.
        let was: String?
        /// The text now; nil for a clause that is taken out.
        let now: String?
    }

    /// `第 2 版`.
    let version: String
    let changes: [Change]
    /// `其余 6 条未变`.
    let rest: String
    let path: String
}

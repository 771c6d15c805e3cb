/// Who moved what: the clauses of a trade's terms as rows, the versions as columns.
struct VersionsPage: Page {
    static let template = "Agreement/versions"

    /// One version.
    struct Column: Sendable {
        /// `第 2 版`, or the standard terms.
        let title: String
        /// Who put it forward.
        let by: String
        /// `buyer` or `seller`, for the colour.
        let side: String
        let badge: Badge?
        /// Leads to the full text; nil for the standard terms.
        let path: String?
    }

    /// One clause.
    struct Row: Sendable {
        let clause: String
        let cells: [Cell]
    }

    /// What a clause says in one version.
    struct Cell: Sendable {
        let text: String
        /// `buyer` or `seller` where that side moved it here; empty where it stands as before.
        let side: String
        /// Who moved it here.
        let mover: String?
    }

    let title: String
    let tradeLink: Link
    let lead: String
    let columns: [Column]
    /// The clauses that somebody moved.
    let rows: [Row]
    let hasRows: Bool
    /// The clauses that stand as in the standard terms.
    let unmoved: [Fact]
    /// Leads to the columns that are not shown; nil where all are.
    let allPath: String?

    var place: MenuPlace? { .trades }
}

/// Up to four listings side by side.
struct ComparePage: Page {
    static let template = "Catalog/compare"

    /// One listing.
    struct Column: Sendable {
        let name: String
        let path: String
        let price: String
        let isWithdrawn: Bool
        /// The comparison without it; nil where only one would be left.
        let removePath: String?
    }

    /// One part of the comparison.
    struct Section: Sendable {
        let heading: String
        let lines: [Line]
    }

    /// One question with each listing's answer.
    struct Line: Sendable {
        let label: String
        let cells: [Cell]
        /// Whether the answers are not all the same.
        let differs: Bool
    }

    /// One answer.
    struct Cell: Sendable {
        let text: String
        /// The listing says nothing of it.
        let isMissing: Bool
    }

    let title: String
    let lead: String
    let columns: [Column]
    let sections: [Section]
    let hasEnough: Bool
    /// For the stretch of a heading over all columns.
    let columnCount: String

    var place: MenuPlace? { .market }
}

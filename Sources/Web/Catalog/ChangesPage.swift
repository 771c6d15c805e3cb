/// What changed between two revisions of a listing.
struct ChangesPage: Page {
    static let template = "Catalog/changes"

    /// Changes of one kind.
    struct Part: Sendable {
        let heading: String
        let rows: [Row]
    }

    /// One thing before and after; nil where there was or is none.
    struct Row: Sendable {
        let name: String
        let was: String?
        let now: String?
    }

    let title: String
    let listingTitle: String
    let listingPath: String
    let from: Link
    let to: Link
    let parts: [Part]
    let isSame: Bool
    let isPartlyErased: Bool

    var place: MenuPlace? { .market }
}

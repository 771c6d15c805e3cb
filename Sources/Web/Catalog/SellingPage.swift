/// A seller's own listings.
struct SellingPage: Page {
    static let template = "Catalog/selling"

    /// One listing.
    struct Row: Sendable {
        let title: String
        let path: String
        let editPath: String
        let price: String
        let badge: Badge
        let revision: String
        /// `护航 5/6`.
        let protection: String
        let isFullyProtected: Bool
        let moment: Moment
    }

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .selling }
}

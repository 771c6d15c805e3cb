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

    /// One draft.
    struct DraftRow: Sendable {
        let title: String
        let path: String
        let category: String
        /// `新版本` for a draft of a listing that stands already.
        let badge: Badge?
        /// From 0 to 100.
        let percent: String
        /// `还缺 3 项`.
        let left: String
        let isComplete: Bool
        let moment: Moment
        let previewPath: String
        let discardPath: String
    }

    let title: String
    let drafts: [DraftRow]
    let hasDrafts: Bool
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .selling }
}

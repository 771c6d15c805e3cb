/// A seller's deals that began elsewhere.
struct DealsPage: Page {
    static let template = "Agreement/deals"

    /// One deal.
    struct Row: Sendable {
        let title: String
        let listing: Link
        let price: String
        let badge: Badge
        let drawn: Moment
        /// Until when it can be taken; nil where it cannot.
        let deadline: Deadline?
        /// Who took it, and the trade; nil while nobody has.
        let trade: Link?
        /// Where the seller takes it back; nil where nothing is to be taken back.
        let withdrawPath: String?
    }

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .selling }
}

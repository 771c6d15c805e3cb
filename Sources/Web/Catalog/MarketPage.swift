/// The front page: what is on offer, searched and filtered.
struct MarketPage: Page {
    static let template = "Catalog/market"

    /// One offer in the list.
    struct Card: Sendable {
        let title: String
        let path: String
        let category: String
        /// `¥199.00`.
        let price: String
        let seller: MemberName
        /// Trades completed, `成交 12`.
        let sold: String?
        /// `已声明 2 项缺陷` or `声明无已知缺陷`.
        let defects: String
        let hasDefects: Bool
        /// `1.5 MiB · ZIP`.
        let artefact: String
        /// The first sentences of the description.
        let summary: String
        /// How many of the six protections stand, `护航 5/6`.
        let protection: String
        let isFullyProtected: Bool
    }

    /// A category to filter by.
    struct Filter: Sendable {
        let label: String
        let path: String
        let count: String
        let isChosen: Bool
    }

    let title: String
    let search: String
    /// `找到 12 件商品`.
    let found: String
    let cards: [Card]
    let filters: [Filter]
    let paging: Paging?
    /// Whether anything was asked for; without it the page greets.
    let isSearch: Bool
    let isEmpty: Bool

    var place: MenuPlace? { .market }
}

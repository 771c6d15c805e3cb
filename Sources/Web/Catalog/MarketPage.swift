/// The front page: what is on offer, searched, filtered and sorted.
struct MarketPage: Page {
    static let template = "Catalog/market"

    /// One offer in the list.
    struct Card: Sendable {
        let listingID: String
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
        /// For the tick that puts it beside others.
        let compareLabel: String
    }

    /// A category or an order to choose.
    struct Filter: Sendable {
        let label: String
        let path: String
        let count: String
        let isChosen: Bool
    }

    /// A filter that is set, with the address without it.
    struct Chip: Sendable {
        let label: String
        let path: String
        /// `去掉：PHP`, for those who do not see the cross.
        let removal: String
    }

    /// What narrows the list further.
    struct FilterForm: Sendable {
        /// What the form keeps.
        let kept: [Kept]
        /// Questions of the category.
        let groups: [Group]
        let priceMin: String
        let priceMax: String
        let isClean: Bool
        let isDeposited: Bool
        let credits: [FormField.Option]
        /// `筛选（2）`.
        let summary: String
    }

    /// A value that goes along unseen.
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    /// One question of the category with the answers that the list has.
    struct Group: Sendable {
        let legend: String
        let field: String
        let options: [Option]
        let isOpen: Bool
    }

    /// One answer.
    struct Option: Sendable {
        let value: String
        let label: String
        let count: String
        let isChosen: Bool
    }

    let title: String
    let search: String
    /// `找到 12 件商品`.
    let found: String
    /// `没有商品含有“larvel”，已按“laravel”查找。`
    let readings: [String]
    let cards: [Card]
    let filters: [Filter]
    let sorts: [Filter]
    let chips: [Chip]
    /// The search without its filters; nil without any.
    let clearPath: String?
    let form: FilterForm
    let paging: Paging?
    /// Whether anything was asked for; without it the page greets.
    let isSearch: Bool
    let isEmpty: Bool
    /// What to try where nothing was found.
    let ways: [Link]
    /// Whether two offers are there to be put side by side.
    let canCompare: Bool

    var place: MenuPlace? { .market }
}

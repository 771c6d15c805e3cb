/// A member's trades, what waits for the member first.
struct TradesPage: Page {
    static let template = "Trade/trades"

    /// One trade.
    struct Row: Sendable {
        let title: String
        let path: String
        /// `#T-1024`.
        let number: String
        let other: MemberName
        let price: String
        let badge: Badge
        /// `轮到您：交付`.
        let next: String
        let isMine: Bool
        /// `3 条未读`; nil if nothing is.
        let unread: String?
        let deadline: Deadline?
    }

    /// A way to narrow the list.
    struct Tab: Sendable {
        let label: String
        let path: String
        let isChosen: Bool
    }

    let title: String
    let tabs: [Tab]
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .trades }
}

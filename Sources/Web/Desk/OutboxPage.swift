/// The calls that gateways have not answered yet.
struct OutboxPage: Page {
    static let template = "Desk/outbox"

    /// One call.
    struct Row: Sendable {
        let id: String
        /// `退款 ¥199.00`.
        let what: String
        let badge: Badge
        let facts: [Fact]
        let next: Moment
        /// Why it failed last; nil while it did not.
        let error: String?
        let retryPath: String
        /// Where staff enters what the provider did; nil where that is not possible.
        let resolvePath: String?
        /// A proposal to resolve it waits.
        let isProposed: Bool
        let needsSecond: Bool
    }

    let title: String
    let tabs: [DeskTab]
    let calls: [Row]
    let isEmpty: Bool
    let limit: String
    let paging: Paging?
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}

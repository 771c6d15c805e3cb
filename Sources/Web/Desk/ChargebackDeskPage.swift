/// What gateways took back, and the form for what a provider tells nobody.
struct ChargebackDeskPage: Page {
    static let template = "Desk/chargebacks"

    /// One chargeback.
    struct Row: Sendable {
        /// `¥199.00 · 沙箱银行`.
        let what: String
        let facts: [Fact]
        let moment: Moment
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?
    /// How much one person can enter alone.
    let limit: String
    /// The fields of entering one; none where the reader may not.
    let fields: [FormField]
    let canEnter: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}

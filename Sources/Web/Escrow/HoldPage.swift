/// What can be done about a hold beside delivering and accepting: divide it, give money back, take more time, step back.
struct HoldPage: Page {
    static let template = "Escrow/hold"

    /// A division that is on the table.
    struct Talk: Sendable {
        let headline: String
        let explanation: String
        let facts: [Fact]
        let deadline: Deadline?
    }

    /// One thing to do: a form with its fields, if it has any.
    struct Form: Sendable {
        var heading: String
        let explanation: String
        let action: String
        var fields: [FormField]
        let button: String
        /// Whether the button stands out.
        let isMain: Bool
        /// The milestone that it is about, as it is sent; nil where there are none, or where a number in the address tells it.
        var part: String? = nil
    }

    let title: String
    let tradeLink: Link
    let lead: String
    let facts: [Fact]
    let talks: [Talk]
    let forms: [Form]
    let isEmpty: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}

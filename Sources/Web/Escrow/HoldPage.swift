/// What can be done about a hold beside delivering and accepting: divide it, give money back, take more time, step back.
struct HoldPage: Page {
    static let template = "Escrow/hold"

    /// The division that is on the table.
    struct Talk: Sendable {
        let headline: String
        let explanation: String
        let facts: [Fact]
        let deadline: Deadline?
    }

    /// One thing to do: a form with its fields, if it has any.
    struct Form: Sendable {
        let heading: String
        let explanation: String
        let action: String
        var fields: [FormField]
        let button: String
        /// Whether the button stands out.
        let isMain: Bool
    }

    let title: String
    let tradeLink: Link
    let lead: String
    let facts: [Fact]
    let talk: Talk?
    let forms: [Form]
    let isEmpty: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}

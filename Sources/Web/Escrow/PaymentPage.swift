/// Paying into the escrow: how much, what protects it, what the gateway says of itself.
struct PaymentPage: Page {
    static let template = "Escrow/payment"

    let title: String
    let tradeLink: Link
    let amount: String
    let facts: [Fact]
    /// What happens to the money, step by step.
    let promises: [String]
    let action: String
    /// The gateway's own words, for instance that no real money moves.
    let gatewayNote: String
    let deadline: Deadline?
    let refusal: RefusalNote?
    /// The milestone that is paid, as the form sends it; nil where there are none.
    var part: String? = nil

    var place: MenuPlace? { .trades }
}

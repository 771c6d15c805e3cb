/// Where the gateway leads a buyer back to. Whether the money came is known from the gateway's notification only,
/// never from this visit.
struct PaymentReturnPage: Page {
    static let template = "Escrow/payment-return"

    let title: String
    let tradeLink: Link
    let sentence: String
    /// Still waiting for the notification.
    let isWaiting: Bool
    let isPaid: Bool
    /// Where the script asks whether it has come.
    let statePath: String
    /// The code to be scanned with the gateway's app; nil where the gateway has a page of its own.
    let code: Code?

    /// A code to be scanned.
    struct Code: Sendable {
        /// Where the picture is.
        let picturePath: String
        let alt: String
        let amount: String
        let facts: [Fact]
        let deadline: Deadline?
        /// That the money is play money, or what else the gateway says of itself.
        let gatewayNote: String
        let isPlayMoney: Bool
    }

    var place: MenuPlace? { .trades }
}

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

    var place: MenuPlace? { .trades }
}

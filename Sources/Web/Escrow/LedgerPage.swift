/// Every posting of one trade, from which account to which, and why.
struct LedgerPage: Page {
    static let template = "Escrow/ledger"

    /// One transfer.
    struct Transfer: Sendable {
        let from: String
        let to: String
        let amount: String
        let why: String
        let moment: Moment
        let entryNumber: String
        let entryPath: String
    }

    /// An account and what is in it now.
    struct Balance: Sendable {
        let account: String
        let amount: String
    }

    let title: String
    let tradeLink: Link
    let transfers: [Transfer]
    let balances: [Balance]
    let isEmpty: Bool

    var place: MenuPlace? { .trades }
}

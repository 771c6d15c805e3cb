/// A member's money: what can be paid out, what is held, what is on its way, and every posting.
struct WalletPage: Page {
    static let template = "Escrow/wallet"

    /// One posting.
    struct Posting: Sendable {
        let what: String
        let trade: Link?
        /// `+¥189.05`.
        let amount: String
        let isIn: Bool
        let balance: String
        let moment: Moment
        /// Leads to the entry that caused it.
        let entryPath: String
        /// Leads to a receipt; nil where there is none.
        let receiptPath: String?
    }

    let title: String
    let balance: String
    /// What is held for this member's sales, not yet released.
    let coming: String
    /// What this member has paid in and is held.
    let held: String
    /// What is on its way to an account of the member's.
    let payingOut: String
    /// What is on its way back to this member as buyer.
    let refunding: String
    /// What is owed, in a sentence; nil if nothing is.
    let owed: String?
    /// One sentence for each account to which nothing is paid out yet.
    let cooling: [String]
    /// The newest payouts.
    let payouts: [PayoutLine]
    let hasPayouts: Bool
    let statementPath: String
    let postings: [Posting]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .wallet }
}

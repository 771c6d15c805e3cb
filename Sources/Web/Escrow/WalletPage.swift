/// A member's money: what can be paid out, what is held, and every posting.
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
    }

    let title: String
    let balance: String
    /// What is held for this member's sales, not yet released.
    let coming: String
    /// What this member has paid in and is held.
    let held: String
    let postings: [Posting]
    let isEmpty: Bool
    let paging: Paging?

    var place: MenuPlace? { .wallet }
}

/// A trade, from the first enquiry to closing, laid out like a pull request: one timeline, the checks beside it, and
/// one box that says what happens next, who must act, and until when.
struct TradePage: Page {
    static let template = "Trade/trade"

    /// One station of the way, in the line below the header.
    struct Station: Sendable {
        let label: String
        let isDone: Bool
        let isCurrent: Bool
    }

    /// Where the money is.
    struct Escrow: Sendable {
        let facts: [Fact]
        /// `钱在诚序通托管中`.
        let place: String
        let ledgerPath: String
    }

    /// What was agreed.
    struct Agreement: Sendable {
        let facts: [Fact]
        let hash: HashText
        let path: String
        /// Both have confirmed.
        let isBinding: Bool
    }

    /// Where to write a message.
    struct Composer: Sendable {
        let field: FormField
        let action: String
    }

    let title: String
    let tradeID: String
    /// `#T-1024`.
    let number: String
    let badge: Badge
    let listing: Link
    let buyer: MemberName
    let seller: MemberName
    let price: String
    /// `你是买家`.
    let youAre: String
    let stations: [Station]
    let entries: [TimelineEntry]
    /// Leads to older entries, when the trade has more than are shown.
    let earlierPath: String?
    let next: NextBox
    let protection: ProtectionCard
    let escrow: Escrow?
    let agreement: Agreement?
    let composer: Composer?
    let newer: NewerRevision?
    let bundlePath: String
    /// Where the live events come from.
    let livePath: String
    /// The number of the newest entry shown; live events begin after it.
    let lastSequence: String
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}

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
        /// `每个文件最大 100 MiB，最多 10 个`.
        let fileLimit: String
        /// Where records from elsewhere are added.
        let recordPath: String
    }

    /// What the page shows of the conversation, and what it says to the server about it.
    struct Conversation: Sendable {
        /// The first and the last entry that the page has, by their numbers; nothing between them is left out.
        let first: String
        let last: String
        /// Whether there are newer entries than the page has.
        let hasLater: Bool
        /// Leads to newer entries, when the page is not at the end.
        let laterPath: String?
        /// Leads to the first that the reader has not been shown, when it is not on the page.
        let unread: Link?
        /// Where the page says what it has shown.
        let readsPath: String
        /// Where it says what arrived live while nobody looked at it.
        let arrivalsPath: String
        /// The picture by which a page without script says the same.
        let seenPath: String
        let searchPath: String
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
    /// `您是买家`.
    let youAre: String
    let stations: [Station]
    var entries: [TimelineEntry]
    /// Leads to older entries, when the trade has more than are shown.
    let earlierPath: String?
    let next: NextBox
    let protection: ProtectionCard
    let escrow: Escrow?
    let agreement: Agreement?
    let composer: Composer?
    let newer: NewerRevision?
    let conversation: Conversation
    let bundlePath: String
    /// The case brief; nil before there was an agreement.
    let briefPath: String?
    /// Where the live events come from.
    let livePath: String
    /// The number of the newest entry shown; live events begin after it.
    let lastSequence: String
    let refusal: RefusalNote?
    /// The deadlines that run.
    var clocks: ClockPanel?
    /// How long the buyer waits for answers; for the seller alone, while any is awaited.
    var replyClocks: [ReplyClock] = []
    /// What the reader should hear now, the most urgent first.
    var coaching: [CoachLine] = []
    var hasCoaching = false

    var place: MenuPlace? { .trades }
}

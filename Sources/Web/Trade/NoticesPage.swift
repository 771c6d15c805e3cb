/// What a member was told of, the newest first: reminders, and what happened by itself.
struct NoticesPage: Page {
    static let template = "Trade/notices"

    /// One notice.
    struct Row: Sendable {
        /// What it says, in a sentence.
        let text: String
        let tradeTitle: String
        /// To its entry in the trade, which then counts as read.
        let path: String
        let isUnread: Bool
        /// When it came.
        let moment: Moment
        /// When what it reminds of runs out; nil where it is no reminder.
        let until: Deadline?
    }

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    let hasUnread: Bool
    /// The newest notice that the page has; reading them all means those up to it.
    let newest: String
    let paging: Paging?
    /// What is asked of the member now; on the first page.
    var asks: [AskLine] = []
    var hasAsks = false
    /// Who waits for the member's answer besides; on the first page.
    var replies: [ReplyLine] = []
    var hasReplies = false

    var place: MenuPlace? { .trades }
}

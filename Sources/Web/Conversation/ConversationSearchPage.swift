/// What was found in one conversation.
struct ConversationSearchPage: Page {
    static let template = "Conversation/search"

    /// One entry that was found.
    struct Hit: Sendable {
        let actor: String
        /// `#12`.
        let number: String
        let moment: Moment
        let before: String
        let found: String
        let after: String
        /// The entry among those around it.
        let path: String
    }

    let title: String
    let tradeLink: Link
    let action: String
    let question: String
    let hits: [Hit]
    /// Something was asked and nothing found.
    let isEmpty: Bool
    let morePath: String?

    var place: MenuPlace? { .trades }
}

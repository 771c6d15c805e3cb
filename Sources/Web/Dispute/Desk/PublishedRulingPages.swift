/// Rulings that were published, newest first.
struct PublishedRulingsPage: Page {
    static let template = "Dispute/rulings"

    /// One of them.
    struct Row: Sendable {
        let claims: String
        let category: String
        let outcome: String
        /// The day, and no hour.
        let day: String
        let path: String
    }

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    let paging: Paging?
}

/// One published ruling.
struct PublishedRulingPage: Page {
    static let template = "Dispute/ruling"

    let title: String
    let category: String
    let findings: [Fact]
    let outcome: String
    let how: String
    /// The day, and no hour.
    let day: String
    let text: String?
}

/// Deeds of the staff: those that wait for a second person, or all of them.
struct DeedsPage: Page {
    static let template = "Desk/deeds"

    let title: String
    let tabs: [DeskTab]
    let lead: String
    let deeds: [DeedCard]
    let isEmpty: Bool
    /// What is said where there are none.
    let none: String
    let paging: Paging?

    var place: MenuPlace? { .desk }
}

/// One deed as pages show it.
struct DeedCard: Sendable {
    /// `授予林晚“平台”身份`.
    let sentence: String
    let badge: Badge
    let by: String
    let moment: Moment
    let reason: String
    /// The trade it is about.
    let tradeNumber: String?
    let facts: [Fact]
    /// Who decided, when and why; nil while nobody has.
    let decided: String?
    let deadline: Deadline?
    /// Where the second person consents and declines; nil for those who cannot.
    let consentPath: String?
    let declinePath: String?
    /// Where whom it touches complains about it; nil for all others.
    var complainPath: String?
}

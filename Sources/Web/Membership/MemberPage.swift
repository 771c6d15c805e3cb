/// A member as others see them: credit, facts about past trades, ratings, listings.
struct MemberPage: Page {
    static let template = "Membership/member"

    /// One rating.
    struct Rating: Sendable {
        let badge: Badge
        let text: String
        let by: String
        let about: String
        let moment: Moment
    }

    let title: String
    let name: String
    let initial: String
    let joined: String
    /// `◆◆ 信用二钻`.
    let credit: String
    let facts: [Fact]
    let ratings: [Rating]
    let hasRatings: Bool
    let cards: [MarketPage.Card]
    let hasListings: Bool
}

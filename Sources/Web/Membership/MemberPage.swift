/// A member as others see them: credit, facts about past trades, ratings, listings.
struct MemberPage: Page {
    static let template = "Membership/member"

    let title: String
    let name: String
    let initial: String
    let joined: String
    /// The level of credit.
    let mark: CreditMark
    let facts: [Fact]
    /// Nil for one who has never been asked about a listing.
    let seller: SellerFiguresBox?
    let ratings: [RatingCard]
    let ratingsPath: String
    let hasRatings: Bool
    let cards: [MarketPage.Card]
    let hasListings: Bool
    /// When the member is away; nil where nothing is announced.
    var absence: AbsenceNote?
    /// Where one complains about the member; nil for one's own page.
    var complaintPath: String?
    /// What was verified of the member, when and how; nil where nothing was.
    var verified: String?
    /// Whether the account is closed.
    var isClosed = false
}

import Market
import Service

/// The ratings about which staff have something to decide, each with what the record links to it.
struct RatingsDeskPage: Page {
    static let template = "Desk/ratings"

    /// One rating.
    struct Row: Sendable {
        let card: RatingCard
        /// `#7K3M9A`.
        let trade: String
        /// Whose rating it is.
        let of: String
        /// Where the decision goes.
        let action: String
        /// Whether an appeal is ruled on, by another than who decided first.
        let isAppeal: Bool

        init(_ rating: ShownRating, card: RatingCard) {
            self.card = card
            trade = "#" + rating.trade.rawValue.suffix(6).uppercased()
            of = rating.side.rawValue
            isAppeal = !rating.decisions.isEmpty
            action = "\(RatingsDeskRoutes.path)/\(rating.trade)/\(isAppeal ? "rulings" : "decisions")"
        }
    }

    let title: String
    let tabs: [DeskTab]
    let rows: [Row]
    let isEmpty: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}
